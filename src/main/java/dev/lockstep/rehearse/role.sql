-- What our role may do with the whole server.
SELECT r.rolcreatedb OR r.rolsuper AS creates_databases,
       r.rolcreaterole OR r.rolsuper AS creates_roles
FROM pg_catalog.pg_roles r
WHERE r.rolname = current_user
