-- Of the relations of these names, those with a row that we could have read; one that is gone, or
-- that has no file of its own, has none.
SELECT n.nspname || '.' || c.relname AS name
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname || '.' || c.relname = ANY (?)
  AND c.relkind IN ('r', 'm')
  AND pg_catalog.pg_relation_size(c.oid) > 0
