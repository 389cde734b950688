-- The columns of the primary key of that table, in order.
SELECT ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS c (number, place)
             JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.number
             ORDER BY c.place) AS columns
FROM pg_catalog.pg_constraint k
WHERE k.conrelid = pg_catalog.to_regclass(?) AND k.contype = 'p'
