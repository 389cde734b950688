-- Sets parameters $1 to values $2, on the backend $3 and no other.
-- client_connection_check_interval is refused where the system cannot tell that a client is gone.
select pg_catalog.set_config(name, value, false)
  from unnest($1::text[], $2::text[]) as parameter (name, value)
 where pg_catalog.pg_backend_pid() = $3
   and (name <> 'client_connection_check_interval' or pg_catalog.version() like '%linux%')
