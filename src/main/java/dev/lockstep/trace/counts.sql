-- What is still counted of earlier transactions of this session: the server takes it over now and
-- then, not at each commit.
SELECT c.oid::bigint AS oid,
       pg_catalog.pg_stat_get_xact_numscans(c.oid) AS scans,
       pg_catalog.pg_stat_get_xact_blocks_fetched(c.oid) AS blocks
FROM pg_catalog.pg_class c
WHERE c.relkind IN ('r', 'p', 'm')
  AND c.relnamespace <> 'pg_catalog'::pg_catalog.regnamespace
  AND (pg_catalog.pg_stat_get_xact_numscans(c.oid) > 0
       OR pg_catalog.pg_stat_get_xact_blocks_fetched(c.oid) > 0)
