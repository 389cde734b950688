-- Sessions that hold locks on the relations $1 in a transaction that has been open for a while. Of
-- other roles' sessions a plain role does not see since when.
SELECT l.relation::bigint AS oid, l.pid, l.mode,
       coalesce(a.application_name, '') AS application,
       coalesce(extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::bigint, -1)
           AS seconds
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'relation' AND l.granted
  AND l.database = (SELECT oid FROM pg_catalog.pg_database
                    WHERE datname = pg_catalog.current_database())
  AND l.relation = ANY (?::oid[])
  AND l.pid <> pg_catalog.pg_backend_pid()
  AND (a.xact_start IS NULL OR a.xact_start < pg_catalog.clock_timestamp() - interval '5 s')
ORDER BY seconds DESC, l.pid
