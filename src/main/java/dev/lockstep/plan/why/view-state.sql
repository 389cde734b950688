-- Whether a materialized view is filled, and its unique indexes.
SELECT pg_catalog.format('%s is %s, with %s', c.oid::regclass,
           CASE WHEN c.relispopulated THEN 'filled' ELSE 'not filled' END,
           coalesce((SELECT 'unique index ' || pg_catalog.string_agg(i.indexrelid::regclass::text, ', ')
                     FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisunique),
                    'no unique index')) AS line
FROM pg_catalog.pg_class c WHERE c.oid = pg_catalog.to_regclass(?) AND c.relkind = 'm'
