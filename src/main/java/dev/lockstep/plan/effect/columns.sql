-- The columns of these relations, domains by the type that they stand for.
WITH RECURSIVE based AS (
    SELECT t.oid, t.oid AS base, t.typbasetype FROM pg_catalog.pg_type t
    UNION ALL
    SELECT b.oid, t.oid, t.typbasetype
    FROM based b JOIN pg_catalog.pg_type t ON t.oid = b.typbasetype
    WHERE b.typbasetype <> 0)
SELECT a.attrelid::bigint AS relation,
       a.attname AS name,
       a.atttypid::bigint AS type,
       b.base::bigint AS base,
       a.atttypmod AS modifier,
       a.attnotnull
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                           WHERE k.conrelid = a.attrelid AND k.contype = 'n'
                             AND k.conkey[1] = a.attnum AND NOT k.convalidated) AS "notNull",
       a.attgenerated::text AS generated,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS written
FROM pg_catalog.pg_attribute a
JOIN based b ON b.oid = a.atttypid AND b.typbasetype = 0
WHERE a.attrelid = ANY (?::text[]::pg_catalog.oid[])
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
