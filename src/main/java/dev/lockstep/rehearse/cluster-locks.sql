-- The catalogs of the whole cluster that this transaction wrote to.
SELECT DISTINCT c.relname::text AS name
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_class c ON c.oid = l.relation
WHERE l.pid = pg_catalog.pg_backend_pid()
  AND l.database = 0
  AND l.mode = 'RowExclusiveLock'
  AND c.relname IN ('pg_authid', 'pg_auth_members', 'pg_db_role_setting', 'pg_shdescription',
                    'pg_database', 'pg_tablespace', 'pg_subscription', 'pg_parameter_acl')
ORDER BY 1
