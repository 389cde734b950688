-- What needs what, and under which object it is to be found: the query of a view is the view, the
-- row and array types of a table are the table, an extension's member is the extension. Deptype
-- 'i' otherwise is what comes and goes with its owner.
SELECT d.classid::bigint AS class, d.objid::bigint AS oid, d.objsubid AS sub,
       d.refclassid::bigint AS "onClass", d.refobjid::bigint AS "onOid", d.refobjsubid AS "onSub",
       false AS alias
FROM pg_catalog.pg_depend d
WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype NOT IN ('i', 'e')
  AND d.refclassid <> 'pg_catalog.pg_namespace'::pg_catalog.regclass
UNION ALL
SELECT d.classid::bigint, d.objid::bigint, 0, d.refclassid::bigint, d.refobjid::bigint, 0, true
FROM pg_catalog.pg_depend d WHERE d.deptype = 'e'
UNION ALL
SELECT r.tableoid::bigint, r.oid::bigint, 0, 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint,
       r.ev_class::bigint, 0, true
FROM pg_catalog.pg_rewrite r WHERE r.rulename = '_RETURN' AND r.oid >= 16384
UNION ALL
SELECT a.tableoid::bigint, a.oid::bigint, 0, 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint,
       a.adrelid::bigint, a.adnum, true
FROM pg_catalog.pg_attrdef a WHERE a.oid >= 16384
UNION ALL
SELECT t.tableoid::bigint, t.oid::bigint, 0, 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint,
       t.typrelid::bigint, 0, true
FROM pg_catalog.pg_type t WHERE t.typrelid <> 0 AND t.oid >= 16384
UNION ALL
SELECT t.tableoid::bigint, t.typarray::bigint, 0, t.tableoid::bigint, t.oid::bigint, 0, true
FROM pg_catalog.pg_type t WHERE t.typarray <> 0 AND t.oid >= 16384
UNION ALL
SELECT t.tableoid::bigint, r.rngmultitypid::bigint, 0, t.tableoid::bigint, t.oid::bigint, 0, true
FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid WHERE t.oid >= 16384
UNION ALL
SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::oid::bigint, k.conindid::bigint, 0,
       k.tableoid::bigint, k.oid::bigint, 0, true
FROM pg_catalog.pg_constraint k WHERE k.contype IN ('p', 'u', 'x') AND k.oid >= 16384
UNION ALL
SELECT k.tableoid::bigint, k.oid::bigint, 0, 'pg_catalog.pg_type'::pg_catalog.regclass::oid::bigint,
       k.contypid::bigint, 0, true
FROM pg_catalog.pg_constraint k WHERE k.contypid <> 0 AND k.oid >= 16384
UNION ALL
SELECT r.tableoid::bigint, r.oid::bigint, 0, 'pg_catalog.pg_publication'::pg_catalog.regclass::oid::bigint,
       r.prpubid::bigint, 0, true
FROM pg_catalog.pg_publication_rel r
UNION ALL
SELECT c.tableoid::bigint, c.oid::bigint, 0, 'pg_catalog.pg_type'::pg_catalog.regclass::oid::bigint,
       c.reltype::bigint, 0, true
FROM pg_catalog.pg_class c WHERE c.relkind = 'c' AND c.oid >= 16384
