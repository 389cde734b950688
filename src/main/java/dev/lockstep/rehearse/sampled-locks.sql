-- What a backend holds on tables at this moment, and whether it waits for another transaction.
SELECT n.nspname || '.' || c.relname AS name,
       l.mode AS mode,
       EXISTS (SELECT FROM pg_catalog.pg_locks w
               WHERE w.pid = l.pid AND NOT w.granted) AS waits
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_class c ON c.oid = l.relation
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE l.pid = ?
  AND l.granted
  AND l.locktype = 'relation'
  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d
                    WHERE d.datname = pg_catalog.current_database())
  AND c.relkind IN ('r', 'p', 'm', 'f', 'v')
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
