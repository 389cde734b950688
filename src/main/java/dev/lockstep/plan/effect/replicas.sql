-- How logical replication sees the tables $1: whether a publication sends their updates or deletions,
-- and whether these have what they need, all columns or an index that the replica identity may use.
WITH sent AS MATERIALIZED (
    SELECT t.schemaname, t.tablename
    FROM pg_catalog.pg_publication p
    JOIN pg_catalog.pg_publication_tables t ON t.pubname = p.pubname
    WHERE p.pubupdate OR p.pubdelete)
SELECT c.oid::bigint AS oid,
       (n.nspname, c.relname) IN (SELECT sent.schemaname, sent.tablename FROM sent) AS published,
       CASE c.relreplident
           WHEN 'f' THEN true
           WHEN 'd' THEN EXISTS (SELECT FROM pg_catalog.pg_index i
                                 WHERE i.indrelid = c.oid AND i.indisprimary AND i.indisvalid)
           WHEN 'i' THEN EXISTS (SELECT FROM pg_catalog.pg_index i
                                 WHERE i.indrelid = c.oid AND i.indisreplident AND i.indisvalid)
           ELSE false
       END AS identified,
       c.relreplident = 'd' AS "byKey"
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid = ANY (?::text[]::pg_catalog.oid[])
  AND c.relkind IN ('r', 'p')
