-- Publications of a table that has no usable replica identity.
SELECT pg_catalog.format('publication %I publishes it; replica identity is %s', p.pubname,
           CASE c.relreplident WHEN 'd' THEN 'the primary key, which is missing'
                WHEN 'n' THEN 'nothing' WHEN 'i' THEN 'an index' ELSE 'all columns' END) AS line
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_publication_tables p ON p.schemaname = n.nspname AND p.tablename = c.relname
WHERE c.oid = pg_catalog.to_regclass(?)
  AND (c.relreplident = 'n' OR c.relreplident = 'd' AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary))
ORDER BY p.pubname LIMIT 5
