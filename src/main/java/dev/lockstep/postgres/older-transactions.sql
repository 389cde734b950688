-- Transactions of this database that a concurrent statement of backend $1 has to wait for: those that
-- have written or hold a snapshot. VACUUM's snapshots do not count (CREATE INDEX, "Building Indexes
-- Concurrently"). The ids are open to every role where the rest is hidden.
select a.pid,
       a.usename as "user",
       a.application_name as application,
       a.state,
       (extract(epoch from pg_catalog.clock_timestamp() - a.xact_start) * 1000)::bigint as age,
       a.query,
       false as autovacuum,
       false as wraparound
  from pg_catalog.pg_stat_activity a
 where a.datname = pg_catalog.current_database()
   and a.pid not in ($1, pg_catalog.pg_backend_pid())
   and (a.backend_xid is not null or a.backend_xmin is not null)
   and a.leader_pid is null
   and coalesce(a.backend_type, '') not in ('autovacuum worker', 'walsender')
   and not exists (select from pg_catalog.pg_stat_progress_vacuum v where v.pid = a.pid)
 order by age desc nulls last
