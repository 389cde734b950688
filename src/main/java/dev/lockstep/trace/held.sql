-- The same as snapshot.sql of those that we hold locks on, for nothing else can have changed; and
-- where the WAL ends, also where there is none: a row without an OID.
WITH held AS MATERIALIZED (
    SELECT l.relation, pg_catalog.array_agg(DISTINCT l.mode) AS modes
    FROM pg_catalog.pg_locks l
    WHERE l.pid = pg_catalog.pg_backend_pid()
      AND l.granted
      AND l.locktype = 'relation'
      AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d
                        WHERE d.datname = pg_catalog.current_database())
    GROUP BY l.relation)
SELECT ours.oid, ours.name,
       coalesce(ours.stored, false) AS stored,
       coalesce(ours.file, 0) AS file,
       coalesce(ours.scans, 0) AS scans,
       coalesce(ours.blocks, 0) AS blocks,
       coalesce(ours.modes, '{}') AS modes,
       (CASE WHEN pg_catalog.pg_is_in_recovery() THEN 0
             ELSE pg_catalog.pg_wal_lsn_diff(
                  pg_catalog.pg_current_wal_insert_lsn(), '0/0') END)::bigint AS wal
FROM (SELECT 1) AS one
LEFT JOIN (
    SELECT held.relation::bigint AS oid,
           n.nspname || '.' || c.relname AS name,
           c.relkind IN ('r', 'm') AS stored,
           c.relfilenode::bigint AS file,
           pg_catalog.pg_stat_get_xact_numscans(c.oid) AS scans,
           pg_catalog.pg_stat_get_xact_blocks_fetched(c.oid) AS blocks,
           held.modes
    FROM held
    LEFT JOIN pg_catalog.pg_class c ON c.oid = held.relation
    LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid IS NULL
       OR (c.relkind IN ('r', 'p', 'm', 'f', 'v')
           AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
           AND n.nspname NOT LIKE 'pg\_temp\_%'
           AND n.nspname NOT LIKE 'pg\_toast\_temp\_%')) AS ours ON true
