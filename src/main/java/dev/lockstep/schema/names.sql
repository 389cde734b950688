-- Names as they are written in SQL: schemas, and relations with theirs.
SELECT pg_catalog.quote_ident(u.schema)
       || CASE WHEN u.name = '' THEN '' ELSE '.' || pg_catalog.quote_ident(u.name) END AS name
FROM ROWS FROM (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])) AS u(schema, name)
