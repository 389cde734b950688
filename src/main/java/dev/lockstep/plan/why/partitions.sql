-- What the partitions of that table take.
SELECT pg_catalog.format('partition %s takes %s', c.oid::regclass,
           pg_catalog.pg_get_expr(c.relpartbound, c.oid)) AS line
FROM pg_catalog.pg_inherits i
JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = pg_catalog.to_regclass(?)
ORDER BY c.relname DESC LIMIT 5
