-- Which of the schemas $1 are there, and whether tables, types or functions are in them.
SELECT n.nspname AS name,
       EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.relnamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_type t WHERE t.typnamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_proc p WHERE p.pronamespace = n.oid) AS filled
FROM pg_catalog.pg_namespace n
WHERE n.nspname = ANY (?::text[])
