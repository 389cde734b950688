-- The constraint of that table and name.
SELECT pg_catalog.format('constraint %I is %s', k.conname,
           pg_catalog.pg_get_constraintdef(k.oid)) AS line
FROM pg_catalog.pg_constraint k
WHERE k.conrelid = pg_catalog.to_regclass(?) AND k.conname = ?
