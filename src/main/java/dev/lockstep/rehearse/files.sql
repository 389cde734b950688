-- Every table that has a file, with the file.
SELECT c.oid::bigint AS oid, n.nspname || '.' || c.relname AS name, c.relfilenode::bigint AS file
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm')
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
