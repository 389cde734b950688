-- Constraints of tables. What a partition or a child has only from its parent follows the parent;
-- NOT NULL is the column's.
SELECT 'CONSTRAINT' AS kind, k.tableoid::bigint AS class, k.oid::bigint AS oid, 0 AS sub,
       k.conrelid::bigint AS relation, pg_catalog.quote_ident(n.nspname) AS schema,
       pg_catalog.quote_ident(c.relname) AS parent, pg_catalog.quote_ident(k.conname) AS name,
       ARRAY['definition', pg_catalog.pg_get_constraintdef(k.oid),
             'tablespace', coalesce(pg_catalog.quote_ident(s.spcname), ''),
             'comment', coalesce(d.description, '')]
       || CASE WHEN x.reloptions IS NULL THEN '{}' ELSE ARRAY(
           SELECT pg_catalog.unnest(ARRAY['option ' || o.option_name, o.option_value])
           FROM pg_catalog.pg_options_to_table(x.reloptions) o) END AS properties
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_class x ON x.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = x.reltablespace
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = k.tableoid AND d.objoid = k.oid AND d.objsubid = 0
WHERE k.contype IN ('p', 'u', 'x', 'f', 'c') AND k.conparentid = 0
  AND (k.conislocal OR k.coninhcount = 0)
  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
ORDER BY k.oid
