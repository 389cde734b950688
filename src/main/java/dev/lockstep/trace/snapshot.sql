-- Every table, partitioned table, materialized view, foreign table and view of people's schemas with
-- the file it lies in, what this transaction read of it, and the locks that we hold on
-- it. What we dropped is no relation any more, but its locks are still ours: a row without a name.
WITH held AS MATERIALIZED (
    SELECT l.relation, pg_catalog.array_agg(DISTINCT l.mode) AS modes
    FROM pg_catalog.pg_locks l
    WHERE l.pid = pg_catalog.pg_backend_pid()
      AND l.granted
      AND l.locktype = 'relation'
      AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d
                        WHERE d.datname = pg_catalog.current_database())
    GROUP BY l.relation)
SELECT coalesce(c.oid, held.relation)::bigint AS oid,
       n.nspname || '.' || c.relname AS name,
       coalesce(c.relkind IN ('r', 'm'), false) AS stored,
       coalesce(c.relfilenode::bigint, 0) AS file,
       coalesce(pg_catalog.pg_stat_get_xact_numscans(c.oid), 0) AS scans,
       coalesce(pg_catalog.pg_stat_get_xact_blocks_fetched(c.oid), 0) AS blocks,
       coalesce(held.modes, '{}') AS modes,
       (SELECT CASE WHEN pg_catalog.pg_is_in_recovery() THEN 0
                    ELSE pg_catalog.pg_wal_lsn_diff(
                         pg_catalog.pg_current_wal_insert_lsn(), '0/0') END)::bigint AS wal
FROM pg_catalog.pg_class c
FULL JOIN held ON held.relation = c.oid
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid IS NULL
   OR (c.relkind IN ('r', 'p', 'm', 'f', 'v')
       AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
       AND n.nspname NOT LIKE 'pg\_temp\_%'
       AND n.nspname NOT LIKE 'pg\_toast\_temp\_%')
