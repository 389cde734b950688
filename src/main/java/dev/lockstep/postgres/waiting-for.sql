-- How many sessions wait for backend $1, directly or queued behind its own wait, and the longest wait.
select count(distinct coalesce(a.leader_pid, w.pid)) as sessions,
       coalesce((extract(epoch from pg_catalog.clock_timestamp() - min(w.since)) * 1000)::bigint, 0) as worst
  from (select pid, min(waitstart) as since
          from pg_catalog.pg_locks
         where not granted and pid is not null
         group by pid) w
  join pg_catalog.pg_stat_activity a on a.pid = w.pid
 where $1 = any (pg_catalog.pg_blocking_pids(w.pid))
