-- Who holds locks on relations of those names (as SQL takes them) that a definition may wait for.
SELECT a.pid::text AS pid, coalesce(a.state, '') AS state,
       pg_catalog.format('pid %s, %s, %s, %s, open for %s s, holds %s on %s: %s',
           coalesce(l.pid::text, 'of a prepared transaction'), coalesce(a.usename, 'role hidden'),
           coalesce(nullif(a.application_name, ''), 'no application name'),
           coalesce(a.state, 'state hidden'),
           coalesce(extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::bigint::text, '?'),
           l.mode, l.relation::regclass, coalesce(pg_catalog.left(a.query, 200), 'query hidden'))
           AS line
FROM pg_catalog.pg_locks l
LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'relation' AND l.granted
  AND l.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
  AND l.relation IN (SELECT pg_catalog.to_regclass(name)::oid FROM unnest(?::text[]) AS name)
ORDER BY a.xact_start NULLS LAST LIMIT 5
