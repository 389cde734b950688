-- Relations of that name, in that schema if one is named; what the search path finds comes first.
SELECT n.nspname AS schema, c.relname AS name,
       pg_catalog.format('%I.%I', n.nspname, c.relname) AS quoted,
       CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
            WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table'
            WHEN 'i' THEN 'index' WHEN 'I' THEN 'partitioned index' WHEN 'c' THEN 'composite type'
            ELSE 'relation' END AS kind,
       pg_catalog.pg_get_userbyid(c.relowner) AS owner,
       c.reltuples::bigint AS rows,
       coalesce((SELECT i.indisvalid FROM pg_catalog.pg_index i WHERE i.indexrelid = c.oid), true)
           AS valid
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relname = ? AND (?::text IS NULL OR n.nspname = ?::text)
ORDER BY pg_catalog.pg_table_is_visible(c.oid) DESC, n.nspname LIMIT 1
