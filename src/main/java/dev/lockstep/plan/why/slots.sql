-- Replication slots that keep WAL.
SELECT pg_catalog.format('replication slot %I keeps %s of WAL, %s', slot_name,
           pg_catalog.pg_size_pretty(pg_catalog.pg_wal_lsn_diff(
               CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_receive_lsn()
                    ELSE pg_catalog.pg_current_wal_lsn() END, restart_lsn)),
           CASE WHEN active THEN 'active' ELSE 'not active' END) AS line
FROM pg_catalog.pg_replication_slots WHERE restart_lsn IS NOT NULL ORDER BY restart_lsn LIMIT 3
