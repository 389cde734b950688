-- Our role's databases whose names begin like that, newest first; held: somebody has the advisory
-- lock of which the last 16 digits are the key, in whatever database.
SELECT d.datname AS name,
       coalesce(pg_catalog.shobj_description(d.oid, 'pg_database'), '') AS comment,
       EXISTS (
           SELECT FROM pg_catalog.pg_locks l
           WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
             AND pg_catalog.lpad(pg_catalog.to_hex(l.classid::bigint), 8, '0')
                 || pg_catalog.lpad(pg_catalog.to_hex(l.objid::bigint), 8, '0')
                 = pg_catalog.right(d.datname, 16)) AS held
FROM pg_catalog.pg_database d
WHERE pg_catalog.starts_with(d.datname::text, ?)
  AND d.datdba = (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = current_user)
ORDER BY 2 DESC, d.oid DESC
