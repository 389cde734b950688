-- Sessions that hold ($2 = true) or wait for ($2 = false) one of the session-level keys $1.
-- Such a session is idle between transactions: its age is then that of the session.
select a.pid,
       a.usename as "user",
       a.application_name as application,
       a.state,
       (extract(epoch from pg_catalog.clock_timestamp() - coalesce(a.xact_start, a.backend_start))
           * 1000)::bigint as age,
       a.query,
       false as autovacuum,
       false as wraparound
  from pg_catalog.pg_locks l
  join pg_catalog.pg_stat_activity a on a.pid = l.pid
 where l.locktype = 'advisory'
   and l.objsubid = 1
   and l.database = (select oid from pg_catalog.pg_database
                      where datname = pg_catalog.current_database())
   and (l.classid::bigint << 32) | l.objid::bigint = any ($1::bigint[])
   and l.granted = $2
   and l.pid <> pg_catalog.pg_backend_pid()
 order by l.granted, l.pid
