-- Bytes of the relations of these names.
SELECT n.nspname || '.' || c.relname AS name, pg_catalog.pg_table_size(c.oid) AS bytes
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname || '.' || c.relname = ANY (?)
  AND c.relkind IN ('r', 'm')
