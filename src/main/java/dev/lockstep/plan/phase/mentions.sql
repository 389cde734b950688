-- Functions whose text holds both words; nothing in the catalog says that they use the column.
-- Values: the table's name, the column's, each for a regular expression.
SELECT p.oid::pg_catalog.regprocedure::text AS line
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
WHERE l.lanname NOT IN ('c', 'internal') AND p.oid >= 16384
  AND p.prosrc ~* ? AND p.prosrc ~* ?
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                  AND d.objid = p.oid AND d.deptype = 'e')
ORDER BY 1 LIMIT 10
