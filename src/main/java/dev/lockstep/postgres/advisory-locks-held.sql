-- Whether this very session holds all of the keys $1.
select count(distinct (l.classid::bigint << 32) | l.objid::bigint)
           = pg_catalog.cardinality($1::bigint[]) as held
  from pg_catalog.pg_locks l
 where l.locktype = 'advisory'
   and l.objsubid = 1
   and l.database = (select oid from pg_catalog.pg_database
                      where datname = pg_catalog.current_database())
   and (l.classid::bigint << 32) | l.objid::bigint = any ($1::bigint[])
   and l.granted
   and l.pid = pg_catalog.pg_backend_pid()
