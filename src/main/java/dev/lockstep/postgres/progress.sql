-- How far the index build, VACUUM, CLUSTER, ANALYZE or COPY of backend $1 is.
select phase,
       case when lockers_total > 0 and phase like 'waiting for%' then lockers_done
            when blocks_total > 0 then blocks_done else tuples_done end as done,
       case when lockers_total > 0 and phase like 'waiting for%' then lockers_total
            when blocks_total > 0 then blocks_total else tuples_total end as total
  from pg_catalog.pg_stat_progress_create_index where pid = $1
union all
select phase, heap_blks_scanned, heap_blks_total
  from pg_catalog.pg_stat_progress_vacuum where pid = $1
union all
select phase, heap_blks_scanned, heap_blks_total
  from pg_catalog.pg_stat_progress_cluster where pid = $1
union all
select phase, sample_blks_scanned, sample_blks_total
  from pg_catalog.pg_stat_progress_analyze where pid = $1
union all
select 'copying',
       case when bytes_total > 0 then bytes_processed else tuples_processed end,
       bytes_total
  from pg_catalog.pg_stat_progress_copy where pid = $1
 limit 1
