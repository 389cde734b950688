-- The schema of each relation along the search path; of one that is not there, that in which it
-- would be created. Null where the search path leads nowhere.
SELECT wanted.name,
       coalesce(
           (SELECT n.nspname
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = pg_catalog.to_regclass(pg_catalog.quote_ident(wanted.name))),
           pg_catalog.current_schema())::text AS schema
FROM pg_catalog.unnest(?::text[]) AS wanted(name)
