-- The index of that name on that table: its keys and its condition as SQL.
SELECT (SELECT pg_catalog.string_agg(pg_catalog.pg_get_indexdef(i.indexrelid, n, true), ', ' ORDER BY n)
        FROM pg_catalog.generate_series(1, i.indnkeyatts) AS n) AS keys,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
       i.indisvalid AS valid
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
WHERE i.indrelid = pg_catalog.to_regclass(?) AND c.relname = ? AND i.indisunique
