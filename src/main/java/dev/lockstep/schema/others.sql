-- Schemas, extensions, statistics objects, event triggers and default privileges.
SELECT 'SCHEMA' AS kind, n.tableoid::bigint AS class, n.oid::bigint AS oid, 0 AS sub, 0::bigint AS relation,
       '' AS schema, '' AS parent, pg_catalog.quote_ident(n.nspname) AS name,
       ARRAY['comment', coalesce(d.description, '')]
       || CASE WHEN n.nspacl IS NULL THEN '{}' ELSE ARRAY(
           SELECT pg_catalog.unnest(ARRAY[
               'grant ' || g.privilege_type || ' TO ' || CASE g.grantee WHEN 0 THEN 'PUBLIC'
                   ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END,
               CASE WHEN g.is_grantable THEN 'WITH GRANT OPTION' ELSE 'yes' END])
           FROM pg_catalog.aclexplode(n.nspacl) g WHERE g.grantee <> n.nspowner) END AS properties
FROM pg_catalog.pg_namespace n
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = n.tableoid AND d.objoid = n.oid AND d.objsubid = 0
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND n.nspname <> 'pg_toast'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                  WHERE e.classid = n.tableoid AND e.objid = n.oid AND e.deptype = 'e')
UNION ALL
SELECT 'EXTENSION', x.tableoid::bigint, x.oid::bigint, 0, 0::bigint, '', '', pg_catalog.quote_ident(x.extname),
       ARRAY['version', x.extversion, 'schema', pg_catalog.quote_ident(n.nspname),
             'comment', coalesce(d.description, '')]
FROM pg_catalog.pg_extension x
JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = x.tableoid AND d.objoid = x.oid AND d.objsubid = 0
UNION ALL
SELECT 'STATISTICS', s.tableoid::bigint, s.oid::bigint, 0, s.stxrelid::bigint,
       pg_catalog.quote_ident(n.nspname), '', pg_catalog.quote_ident(s.stxname),
       ARRAY['definition', pg_catalog.pg_get_statisticsobjdef(s.oid),
             'target', CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget::text ELSE '' END,
             'comment', coalesce(d.description, '')]
FROM pg_catalog.pg_statistic_ext s
JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = s.tableoid AND d.objoid = s.oid AND d.objsubid = 0
UNION ALL
SELECT 'EVENT_TRIGGER', e.tableoid::bigint, e.oid::bigint, 0, 0::bigint, '', '',
       pg_catalog.quote_ident(e.evtname),
       ARRAY['event', e.evtevent::text,
             'tags', coalesce((SELECT pg_catalog.string_agg(pg_catalog.quote_literal(u.tag), ', ' ORDER BY u.tag)
                               FROM pg_catalog.unnest(e.evttags) AS u(tag)), ''),
             'function', e.evtfoid::pg_catalog.regproc::text,
             'state', CASE e.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                                        WHEN 'A' THEN 'ENABLE ALWAYS' ELSE '' END,
             'comment', coalesce(d.description, '')]
FROM pg_catalog.pg_event_trigger e
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = e.tableoid AND d.objoid = e.oid AND d.objsubid = 0
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend m
                  WHERE m.classid = e.tableoid AND m.objid = e.oid AND m.deptype = 'e')
UNION ALL
SELECT 'DEFAULT_PRIVILEGES', a.tableoid::bigint, a.oid::bigint, 0, 0::bigint,
       coalesce(pg_catalog.quote_ident(n.nspname), ''),
       pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.defaclrole)),
       CASE a.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                            WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END,
       ARRAY(
           SELECT pg_catalog.unnest(ARRAY[
               'grant ' || g.privilege_type || ' TO ' || CASE g.grantee WHEN 0 THEN 'PUBLIC'
                   ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END,
               CASE WHEN g.is_grantable THEN 'WITH GRANT OPTION' ELSE 'yes' END])
           FROM pg_catalog.aclexplode(a.defaclacl) g WHERE g.grantee <> a.defaclrole)
FROM pg_catalog.pg_default_acl a
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace
ORDER BY 1, 3
