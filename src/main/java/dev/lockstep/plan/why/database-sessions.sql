-- Who is connected to a database.
SELECT pg_catalog.format('pid %s, %s, %s, %s', a.pid, coalesce(a.usename, 'role hidden'),
           coalesce(nullif(a.application_name, ''), 'no application name'),
           coalesce(a.state, 'state hidden')) AS line
FROM pg_catalog.pg_stat_activity a
WHERE a.datname = ? AND a.pid <> pg_catalog.pg_backend_pid() ORDER BY a.pid LIMIT 5
