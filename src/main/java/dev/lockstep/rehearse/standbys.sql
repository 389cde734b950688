-- How many standbys follow; the rows are seen by everybody, what is in them is not.
SELECT pg_catalog.count(*)::int AS count FROM pg_catalog.pg_stat_replication
