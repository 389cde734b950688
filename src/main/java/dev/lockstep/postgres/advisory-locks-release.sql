-- Gives back those of the keys $1 that this session holds; the others would only warn.
select pg_catalog.pg_advisory_unlock(key)
  from unnest($1::bigint[]) as wanted (key)
 where key in (
       select (l.classid::bigint << 32) | l.objid::bigint
         from pg_catalog.pg_locks l
        where l.locktype = 'advisory'
          and l.objsubid = 1
          and l.database = (select oid from pg_catalog.pg_database
                             where datname = pg_catalog.current_database())
          and l.granted
          and l.pid = pg_catalog.pg_backend_pid())
