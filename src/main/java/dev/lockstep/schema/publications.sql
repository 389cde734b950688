-- Publications: tables with their columns and rows, and whole schemas.
SELECT 'PUBLICATION' AS kind, p.tableoid::bigint AS class, p.oid::bigint AS oid, 0 AS sub, 0::bigint AS relation,
       '' AS schema, '' AS parent, pg_catalog.quote_ident(p.pubname) AS name,
       ARRAY['all tables', CASE WHEN p.puballtables THEN 'yes' ELSE '' END,
             'publish', pg_catalog.concat_ws(', ',
                 CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                 CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
             'via root', CASE WHEN p.pubviaroot THEN 'yes' ELSE '' END,
             'generated columns', CASE pg_catalog.to_jsonb(p) ->> 'pubgencols' WHEN 's' THEN 'stored' ELSE '' END,
             'comment', coalesce(d.description, '')]
       || ARRAY(
           SELECT pg_catalog.unnest(ARRAY[
               'table ' || r.prrelid::pg_catalog.regclass::text,
               coalesce(nullif(pg_catalog.concat_ws(' ',
                   CASE WHEN r.prattrs IS NOT NULL THEN '(' || (
                       SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)
                       FROM pg_catalog.pg_attribute a
                       WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')' END,
                   CASE WHEN r.prqual IS NOT NULL
                        THEN 'WHERE (' || pg_catalog.pg_get_expr(r.prqual, r.prrelid) || ')' END), ''), 'yes')])
           FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid)
       || ARRAY(
           SELECT pg_catalog.unnest(ARRAY['schema ' || pg_catalog.quote_ident(n.nspname), 'yes'])
           FROM pg_catalog.pg_publication_namespace s
           JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid) AS properties
FROM pg_catalog.pg_publication p
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = p.tableoid AND d.objoid = p.oid AND d.objsubid = 0
ORDER BY p.oid
