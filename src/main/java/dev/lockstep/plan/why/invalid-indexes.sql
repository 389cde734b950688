-- Invalid indexes that nobody builds now, but those of partitioned tables: invalid by design.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
       pg_catalog.format('index %I.%I on %s is INVALID', n.nspname, c.relname, i.indrelid::regclass)
           AS line
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE NOT i.indisvalid AND c.relkind = 'i'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p
                  WHERE p.relid = i.indrelid)
ORDER BY 1 LIMIT 5
