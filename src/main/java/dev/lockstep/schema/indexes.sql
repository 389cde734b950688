-- Indexes that stand by themselves: neither behind a constraint nor a part of a partitioned one.
SELECT 'INDEX' AS kind, x.tableoid::bigint AS class, x.oid::bigint AS oid, 0 AS sub,
       i.indrelid::bigint AS relation, pg_catalog.quote_ident(n.nspname) AS schema,
       pg_catalog.quote_ident(c.relname) AS parent, pg_catalog.quote_ident(x.relname) AS name,
       ARRAY['definition', pg_catalog.pg_get_indexdef(x.oid),
             'partitioned', CASE x.relkind WHEN 'I' THEN 'yes' ELSE '' END,
             'state', CASE WHEN i.indisvalid THEN '' ELSE 'INVALID' END,
             'tablespace', coalesce(pg_catalog.quote_ident(s.spcname), ''),
             'comment', coalesce(d.description, '')]
       || CASE WHEN i.indexprs IS NULL THEN '{}' ELSE ARRAY(
           SELECT pg_catalog.unnest(ARRAY['statistics ' || a.attnum, a.attstattarget::text])
           FROM pg_catalog.pg_attribute a
           WHERE a.attrelid = x.oid AND a.attstattarget >= 0 ORDER BY a.attnum) END AS properties
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = x.relnamespace
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = x.reltablespace
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = x.tableoid AND d.objoid = x.oid AND d.objsubid = 0
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                  WHERE k.conindid = x.oid AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits p WHERE p.inhrelid = x.oid)
ORDER BY x.oid
