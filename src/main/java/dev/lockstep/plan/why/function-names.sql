-- Names of people's functions, and of what extensions brought.
SELECT DISTINCT p.proname::text AS name
FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname <> 'information_schema' AND p.prokind IN ('f', 'p', 'a') AND p.prorettype <> 'internal'::regtype
ORDER BY 1 LIMIT 5000
