-- Other sessions of this database with those pids.
SELECT pg_catalog.format('pid %s, %s, %s, %s: %s', a.pid, coalesce(a.usename, 'role hidden'),
           coalesce(nullif(a.application_name, ''), 'no application name'),
           coalesce(a.state, 'state hidden'),
           coalesce(pg_catalog.left(a.query, 200), 'query hidden')) AS line
FROM pg_catalog.pg_stat_activity a
WHERE a.pid::text = ANY (?::text[]) AND a.pid <> pg_catalog.pg_backend_pid()
  AND a.datname = current_database()
ORDER BY a.pid LIMIT 5
