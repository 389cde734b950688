-- Foreign keys that a column is part of: what follows their columns. Values: the table as SQL names it, the column.
SELECT k.conname AS name, k.convalidated AS valid,
       ARRAY(SELECT o.attname::text FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u (num, place)
             JOIN pg_catalog.pg_attribute o ON o.attrelid = k.conrelid AND o.attnum = u.num ORDER BY u.place) AS columns,
       pg_catalog.regexp_replace(pg_catalog.substr(pg_catalog.pg_get_constraintdef(k.oid), 1 + pg_catalog.length(
           'FOREIGN KEY (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.attname), ', ' ORDER BY u.place)
             FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY u (num, place)
             JOIN pg_catalog.pg_attribute o ON o.attrelid = k.conrelid AND o.attnum = u.num) || ') ')), ' NOT VALID$', '') AS tail
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
WHERE k.conrelid = pg_catalog.to_regclass(?) AND a.attname = ? AND k.contype = 'f'
ORDER BY k.conname
