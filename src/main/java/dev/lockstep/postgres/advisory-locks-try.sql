-- Tries each of the keys $1 once, without waiting.
select key, pg_catalog.pg_try_advisory_lock(key) as taken
  from unnest($1::bigint[]) as wanted (key)
