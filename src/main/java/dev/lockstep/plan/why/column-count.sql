-- Columns of a table, those that were dropped too.
SELECT pg_catalog.format('%s has %s columns and %s that were dropped', a.attrelid::regclass,
           count(*) FILTER (WHERE NOT a.attisdropped), count(*) FILTER (WHERE a.attisdropped)) AS line
FROM pg_catalog.pg_attribute a
WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attnum > 0 GROUP BY a.attrelid
