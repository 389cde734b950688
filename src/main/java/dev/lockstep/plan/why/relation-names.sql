-- Names of people's relations.
SELECT c.relname::text AS name
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I')
  AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
ORDER BY c.relname LIMIT 5000
