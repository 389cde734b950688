-- The columns of these relations, domains by the type that they stand for.
WITH RECURSIVE based AS (
    SELECT t.oid, t.oid AS base, t.typbasetype, t.typtypmod, 0 AS depth FROM pg_catalog.pg_type t
    UNION ALL
    SELECT b.oid, t.oid, t.typbasetype, CASE WHEN b.typtypmod >= 0 THEN b.typtypmod ELSE t.typtypmod END, b.depth + 1
    FROM based b JOIN pg_catalog.pg_type t ON t.oid = b.typbasetype
    WHERE b.typbasetype <> 0)
SELECT a.attrelid::bigint AS relation,
       a.attname AS name,
       a.atttypid::bigint AS type,
       b.base::bigint AS base,
       CASE WHEN b.depth > 0 THEN b.typtypmod ELSE a.atttypmod END AS modifier,
       a.attnotnull
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                           WHERE k.conrelid = a.attrelid AND k.contype = 'n'
                             AND k.conkey[1] = a.attnum AND NOT k.convalidated) AS "notNull",
       a.attgenerated::text AS generated,
       EXISTS (SELECT FROM pg_catalog.pg_depend d
               JOIN pg_catalog.pg_attrdef f ON f.oid = d.objid
               WHERE d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
                 AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                 AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
                 AND f.adnum <> a.attnum) AS feeds
FROM pg_catalog.pg_attribute a
JOIN based b ON b.oid = a.atttypid AND b.typbasetype = 0
WHERE a.attrelid = ANY (?::text[]::pg_catalog.oid[])
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
