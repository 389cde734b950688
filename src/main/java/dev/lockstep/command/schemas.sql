-- One schema: who owns it, who may use it (as GRANTs to be run again), and what goes when it is
-- dropped. Extensions are dropped with the schema that they lie in.
SELECT n.nspname AS name,
       pg_catalog.pg_get_userbyid(n.nspowner) AS owner,
       pg_catalog.obj_description(n.oid, 'pg_namespace') AS comment,
       ARRAY(
           SELECT pg_catalog.format('GRANT %s ON SCHEMA %I TO %s%s', a.privilege_type, n.nspname,
                      CASE a.grantee WHEN 0 THEN 'PUBLIC'
                          ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END,
                      CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
           FROM pg_catalog.aclexplode(n.nspacl) a
           WHERE a.grantee <> n.nspowner
       )::text[] AS grants,
       ARRAY(
           SELECT c.relname::text
           FROM pg_catalog.pg_class c
           WHERE c.relnamespace = n.oid AND c.relkind IN ('r', 'p', 'f')
           ORDER BY c.relname
       )::text[] AS tables,
       ARRAY(
           SELECT 'extension ' || e.extname
           FROM pg_catalog.pg_extension e
           WHERE e.extnamespace = n.oid
           ORDER BY e.extname
       )::text[] AS others
FROM pg_catalog.pg_namespace n
WHERE n.nspname = ?
