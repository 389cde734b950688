-- Whether this server is a standby, and how far it has replayed.
SELECT pg_catalog.pg_is_in_recovery() AS standby,
       'pg_is_in_recovery() is true; last replayed transaction at '
           || coalesce(pg_catalog.pg_last_xact_replay_timestamp()::text, 'an unknown time') AS line
