-- One digest over all objects that the queries beside this one read. The values are what is left
-- out: schemas, and relations with theirs.
WITH left_out(names) AS MATERIALIZED (
    SELECT coalesce(pg_catalog.array_agg(
        pg_catalog.quote_ident(u.schema)
        || CASE WHEN u.name = '' THEN '' ELSE '.' || pg_catalog.quote_ident(u.name) END), '{}')
    FROM ROWS FROM (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[])) AS u(schema, name)),
relations AS MATERIALIZED (
    SELECT r.kind, r.schema, r.parent, r.name, r.relation, r.properties FROM (
{relations}
    ) r
    WHERE NOT r.schema = ANY ((SELECT names FROM left_out)::text[])
      AND NOT r.schema || '.' || r.name = ANY ((SELECT names FROM left_out)::text[])
      AND NOT (r.kind = 'SEQUENCE' AND EXISTS (
          SELECT FROM pg_catalog.unnest((SELECT names FROM left_out)) AS l(name)
          WHERE l.name LIKE '%.%' AND pg_catalog.starts_with(
              r.properties[pg_catalog.array_position(r.properties, 'owned by') + 1], l.name || '.')))),
objects AS (
    SELECT r.kind, r.schema, r.parent, r.name, r.properties FROM relations r
    UNION ALL
    SELECT o.kind, o.schema, o.parent, o.name, o.properties FROM (
{objects}
    ) o
    WHERE CASE WHEN o.relation <> 0 THEN o.relation IN (SELECT relation FROM relations)
          ELSE NOT CASE o.schema WHEN '' THEN o.name ELSE o.schema END
                   = ANY ((SELECT names FROM left_out)::text[])
              AND NOT o.schema || '.' || o.name = ANY ((SELECT names FROM left_out)::text[])
              AND NOT (o.kind = 'EVENT_TRIGGER' AND EXISTS (
                  SELECT FROM pg_catalog.unnest((SELECT names FROM left_out)) AS l(name)
                  WHERE pg_catalog.starts_with(
                      o.properties[pg_catalog.array_position(o.properties, 'function') + 1],
                      l.name || '.'))) END),
-- The order of grants and options is that in which they were given, which is no property of
-- anything. Names are quoted, so a slash divides them and belongs to none.
digests(digest) AS (
    SELECT pg_catalog.sha256(pg_catalog.convert_to(
        o.kind || '/' || o.schema || '/' || o.parent || '/' || o.name || '/'
        || CASE WHEN o.kind IN ('DOMAIN', 'PUBLICATION')
                    OR pg_catalog.strpos(o.words, 'grant ') > 0 OR pg_catalog.strpos(o.words, 'option ') > 0
                THEN (SELECT pg_catalog.string_agg(
                          ROW(o.properties[i], o.properties[i + 1])::text, ','
                          ORDER BY o.properties[i] COLLATE pg_catalog."C")
                      FROM pg_catalog.generate_series(1, pg_catalog.cardinality(o.properties), 2) AS s(i))
                ELSE o.words END,
        pg_catalog.getdatabaseencoding()))
    FROM (SELECT a.*, pg_catalog.array_to_string(a.properties, E'\x01', E'\x02') AS words FROM objects a OFFSET 0) o)
SELECT pg_catalog.encode(pg_catalog.sha256(coalesce(
           pg_catalog.string_agg(d.digest, ''::bytea ORDER BY d.digest), ''::bytea)), 'hex') AS digest
FROM digests d
