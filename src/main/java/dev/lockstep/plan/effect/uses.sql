-- Size and use of the relations $1. The size of the file itself is asked for only where the estimate
-- says that there is none, and not where it would wait behind an ACCESS EXCLUSIVE lock.
SELECT c.oid::bigint AS oid,
       CASE WHEN c.relpages > 0
            THEN c.relpages * pg_catalog.current_setting('block_size')::bigint
            WHEN EXISTS (
                    SELECT FROM pg_catalog.pg_locks l
                    WHERE l.relation = c.oid AND l.mode = 'AccessExclusiveLock'
                      AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d
                                        WHERE d.datname = pg_catalog.current_database()))
            THEN -1
            ELSE pg_catalog.pg_relation_size(c.oid) END AS bytes,
       c.reltuples::bigint AS rows,
       (pg_catalog.pg_stat_get_tuples_inserted(c.oid)
            + pg_catalog.pg_stat_get_tuples_updated(c.oid)
            + pg_catalog.pg_stat_get_tuples_deleted(c.oid))
           / greatest(extract(epoch FROM pg_catalog.now() - coalesce(
               (SELECT stats_reset FROM pg_catalog.pg_stat_database
                WHERE datname = pg_catalog.current_database()),
               pg_catalog.pg_postmaster_start_time())) / 60, 60) AS writes
FROM pg_catalog.pg_class c
WHERE c.oid = ANY (?::oid[]) AND c.relkind IN ('r', 'm')
