-- What the check of that table and name demands.
SELECT pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS expression
FROM pg_catalog.pg_constraint k
WHERE k.conrelid = pg_catalog.to_regclass(?) AND k.conname = ? AND k.contype = 'c'
