-- Relations and columns that a person may type, written as SQL wants them: quoted where they must be,
-- with its schema where the search path does not lead there.
SELECT n.nspname AS schema,
       CASE WHEN pg_catalog.pg_table_is_visible(c.oid) THEN '' ELSE quote_ident(n.nspname) || '.' END
           || quote_ident(c.relname) AS relation,
       pg_catalog.format('%I.%I', n.nspname, c.relname) AS qualified,
       CASE c.relkind
           WHEN 'v' THEN 'view'
           WHEN 'm' THEN 'materialized view'
           WHEN 'f' THEN 'foreign table'
           ELSE 'table'
       END AS kind,
       quote_ident(a.attname) AS attribute,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND NOT c.relispartition
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  AND n.nspname NOT LIKE 'pg\_temp\_%'
ORDER BY pg_catalog.pg_table_is_visible(c.oid) DESC, n.nspname, c.relname, a.attnum
LIMIT 20000
