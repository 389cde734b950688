-- Those tables with their columns.
SELECT pg_catalog.format('%s has %s', a.attrelid::regclass,
           pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)) AS line
FROM pg_catalog.pg_attribute a
WHERE a.attrelid IN (SELECT pg_catalog.to_regclass(name)::oid FROM unnest(?::text[]) AS name)
  AND a.attnum > 0 AND NOT a.attisdropped
GROUP BY a.attrelid ORDER BY a.attrelid LIMIT 5
