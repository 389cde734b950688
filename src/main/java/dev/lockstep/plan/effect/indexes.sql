-- The indexes of these relations: whether one holds more than plain columns, and the type that the
-- operator class of each key was made for.
SELECT i.indrelid::bigint AS relation,
       c.relname AS name,
       i.indisunique AS "unique",
       i.indexprs IS NOT NULL OR i.indpred IS NOT NULL AS computed,
       ARRAY(SELECT DISTINCT a.attname::text FROM pg_catalog.pg_depend d
             JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
             WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid
               AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = i.indrelid
             UNION
             SELECT a.attname::text FROM pg_catalog.pg_attribute a
             WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)) AS columns,
       ARRAY(SELECT o.opcintype::text FROM pg_catalog.unnest(i.indclass) WITH ORDINALITY AS k(opclass, place)
             JOIN pg_catalog.pg_opclass o ON o.oid = k.opclass ORDER BY k.place) AS "classTypes",
       ARRAY(SELECT coalesce(a.attname::text, '') FROM pg_catalog.unnest(i.indkey) WITH ORDINALITY AS k(attnum, place)
             LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND k.attnum > 0
             ORDER BY k.place) AS keys
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
WHERE i.indrelid = ANY (?::text[]::pg_catalog.oid[])
