-- Names of the columns of those tables, given as SQL takes them.
SELECT a.attname::text AS name
FROM pg_catalog.pg_attribute a
WHERE a.attrelid IN (SELECT pg_catalog.to_regclass(name)::oid FROM unnest(?::text[]) AS name)
  AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY 1 LIMIT 5000
