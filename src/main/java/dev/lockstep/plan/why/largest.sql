-- The largest tables, by what the statistics say: asking each would wait for locks.
SELECT pg_catalog.format('%s takes about %s', c.oid::regclass, pg_catalog.pg_size_pretty(
           c.relpages::bigint * pg_catalog.current_setting('block_size')::bigint)) AS line
FROM pg_catalog.pg_class c WHERE c.relkind IN ('r', 'm', 't') AND c.relpages > 0
ORDER BY c.relpages DESC LIMIT 3
