-- Relations of that name in whatever schema, and whether the search path finds them.
SELECT pg_catalog.format('%I.%I is there%s', n.nspname, c.relname,
           CASE WHEN pg_catalog.pg_table_is_visible(c.oid) THEN '' ELSE ', outside of the search path'
           END) AS line
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'i', 'I') AND n.nspname !~ '^pg_t'
ORDER BY n.nspname LIMIT 5
