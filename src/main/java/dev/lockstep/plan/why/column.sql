-- A column of a table.
SELECT pg_catalog.format('column %I of %s is %s%s', a.attname, a.attrelid::regclass,
           pg_catalog.format_type(a.atttypid, a.atttypmod),
           CASE WHEN a.attnotnull THEN ', not null' ELSE '' END) AS line
FROM pg_catalog.pg_attribute a
WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attname = ? AND NOT a.attisdropped
