-- What our role may do with a table (its name as SQL takes it).
WITH it AS (SELECT pg_catalog.to_regclass(?)::oid AS oid)
SELECT pg_catalog.format('we may %s there, and we %s owner',
           coalesce((SELECT pg_catalog.string_agg(privilege, ', ')
             FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES',
                               'TRIGGER']) AS privilege
             WHERE CASE WHEN c.relkind = 'S' THEN false
                   ELSE pg_catalog.has_table_privilege(c.oid, privilege) END), 'do nothing'),
           CASE WHEN pg_catalog.pg_has_role(c.relowner, 'USAGE') THEN 'act as its'
                ELSE 'are not its' END) AS line
FROM it JOIN pg_catalog.pg_class c ON c.oid = it.oid
