-- The same for a role that may not execute the control data functions.
select current_setting('server_version') as version,
       '' as system_identifier,
       0 as timeline,
       pg_catalog.pg_is_in_recovery() as in_recovery,
       pg_catalog.current_database() as database,
       current_user as "user",
       current_setting('is_superuser')::boolean as superuser,
       pg_catalog.pg_backend_pid() as pid,
       pg_catalog.version() like '%linux%' as linux,
       (select version from pg_catalog.pg_stat_ssl where pid = pg_catalog.pg_backend_pid() and ssl) as tls
