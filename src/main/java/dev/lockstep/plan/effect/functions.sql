-- What is called: how many functions of that name there are, how many of them may give another value
-- each time, and how many came with PostgreSQL.
SELECT w.schema,
       w.name,
       count(*) AS functions,
       count(*) FILTER (WHERE p.provolatile = 'v') AS volatile,
       count(*) FILTER (WHERE p.pronamespace = 'pg_catalog'::pg_catalog.regnamespace) AS own
FROM unnest(?::text[], ?::text[]) AS w(schema, name)
JOIN pg_catalog.pg_proc p ON p.proname = w.name
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
WHERE CASE w.schema WHEN '' THEN pg_catalog.pg_function_is_visible(p.oid) ELSE n.nspname = w.schema END
GROUP BY w.schema, w.name
