-- Whether this very session holds all of the keys $1. Asked before each migration, so it is short.
select count(*) = pg_catalog.cardinality($1::bigint[]) as held
  from pg_catalog.pg_locks
 where locktype = 'advisory'
   and pid = pg_catalog.pg_backend_pid()
   and granted
   and mode = 'ExclusiveLock'
   and objsubid = 1
   and (classid::bigint << 32) | objid::bigint = any ($1::bigint[])
