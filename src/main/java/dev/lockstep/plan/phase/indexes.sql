-- Indexes of a table: what follows the table's name in their definition. Value: the table as SQL names it.
SELECT x.relname AS name, i.indisunique AS "unique", i.indisvalid AS valid,
       pg_catalog.substr(pg_catalog.pg_get_indexdef(i.indexrelid),
           pg_catalog.strpos(pg_catalog.pg_get_indexdef(i.indexrelid), '.' || pg_catalog.quote_ident(c.relname) || ' USING ')
           + 2 + pg_catalog.length(pg_catalog.quote_ident(c.relname))) AS tail,
       k.conname AS "constraint",
       CASE WHEN k.condeferrable THEN ' DEFERRABLE' ELSE '' END
           || CASE WHEN k.condeferred THEN ' INITIALLY DEFERRED' ELSE '' END AS deferrable,
       pg_catalog.obj_description(i.indexrelid, 'pg_class') AS comment
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('u', 'p', 'x') AND k.conrelid = c.oid
WHERE i.indrelid = pg_catalog.to_regclass(?)
ORDER BY i.indexrelid
