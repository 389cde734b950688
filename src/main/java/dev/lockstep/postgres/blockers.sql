-- Who blocks backend $1. A prepared transaction has no backend (its pid is 0): it is found by the
-- locks it holds on what $1 waits for. What our role may not see is null; a hidden backend of a
-- database that runs for no role is taken for an autovacuum worker.
with blocker as (
    select distinct pid from unnest(pg_catalog.pg_blocking_pids($1)) as blocking (pid)
)
select a.pid,
       a.usename as "user",
       a.application_name as application,
       a.state,
       (extract(epoch from pg_catalog.clock_timestamp() - a.xact_start) * 1000)::bigint as age,
       a.query,
       coalesce(a.backend_type = 'autovacuum worker', a.usesysid is null and a.datid is not null)
           as autovacuum,
       coalesce(a.query like 'autovacuum:%(to prevent wraparound)', false) as wraparound
  from blocker b
  join pg_catalog.pg_stat_activity a on a.pid = b.pid
 where b.pid <> 0
union all
select 0,
       p.owner,
       null,
       'prepared transaction',
       (extract(epoch from pg_catalog.clock_timestamp() - p.prepared) * 1000)::bigint,
       'PREPARE TRANSACTION ' || pg_catalog.quote_literal(p.gid),
       false,
       false
  from pg_catalog.pg_prepared_xacts p
 where 0 in (select pid from blocker)
   and exists (
       select from pg_catalog.pg_locks held
         join pg_catalog.pg_locks wanted
           on wanted.pid = $1
          and not wanted.granted
          and (wanted.locktype, wanted.database, wanted.relation, wanted.page, wanted.tuple,
               wanted.transactionid::text, wanted.classid, wanted.objid, wanted.objsubid)
              is not distinct from
              (held.locktype, held.database, held.relation, held.page, held.tuple,
               held.transactionid::text, held.classid, held.objid, held.objsubid)
        where held.granted
          and held.pid is null
          and held.virtualtransaction in (
              select own.virtualtransaction
                from pg_catalog.pg_locks own
               where own.pid is null
                 and own.locktype = 'transactionid'
                 and own.transactionid = p.transaction))
 order by age desc nulls last
