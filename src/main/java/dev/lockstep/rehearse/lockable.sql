-- Of the relations of these names, those that LOCK TABLE takes, as SQL writes them.
SELECT n.nspname || '.' || c.relname AS name,
       pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS quoted
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname || '.' || c.relname = ANY (?)
  AND c.relkind IN ('r', 'p')
