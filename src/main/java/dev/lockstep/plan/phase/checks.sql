-- Check constraints of a table. Value: the table as SQL names it.
SELECT k.conname AS name, k.convalidated AS valid,
       pg_catalog.regexp_replace(pg_catalog.pg_get_constraintdef(k.oid), ' NOT VALID$', '') AS definition
FROM pg_catalog.pg_constraint k
WHERE k.conrelid = pg_catalog.to_regclass(?) AND k.contype = 'c'
ORDER BY k.conname
