-- Publications before version 15: tables and nothing else.
SELECT 'PUBLICATION' AS kind, p.tableoid::bigint AS class, p.oid::bigint AS oid, 0 AS sub, 0::bigint AS relation,
       '' AS schema, '' AS parent, pg_catalog.quote_ident(p.pubname) AS name,
       ARRAY['all tables', CASE WHEN p.puballtables THEN 'yes' ELSE '' END,
             'publish', pg_catalog.concat_ws(', ',
                 CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                 CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
             'via root', CASE WHEN p.pubviaroot THEN 'yes' ELSE '' END,
             'comment', coalesce(d.description, '')]
       || ARRAY(
           SELECT pg_catalog.unnest(ARRAY['table ' || r.prrelid::pg_catalog.regclass::text, 'yes'])
           FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid) AS properties
FROM pg_catalog.pg_publication p
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = p.tableoid AND d.objoid = p.oid AND d.objsubid = 0
ORDER BY p.oid
