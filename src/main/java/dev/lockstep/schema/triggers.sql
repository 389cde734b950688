-- Triggers, rules and policies of relations; a partition's copies of its parent's triggers follow
-- the parent, and a view's own query is the view.
SELECT 'TRIGGER' AS kind, t.tableoid::bigint AS class, t.oid::bigint AS oid, 0 AS sub,
       t.tgrelid::bigint AS relation, pg_catalog.quote_ident(n.nspname) AS schema,
       pg_catalog.quote_ident(c.relname) AS parent, pg_catalog.quote_ident(t.tgname) AS name,
       ARRAY['definition', pg_catalog.pg_get_triggerdef(t.oid),
             'state', CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                                       WHEN 'A' THEN 'ENABLE ALWAYS' ELSE '' END,
             'comment', coalesce(d.description, '')] AS properties
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = t.tableoid AND d.objoid = t.oid AND d.objsubid = 0
WHERE NOT t.tgisinternal AND t.tgparentid = 0
UNION ALL
SELECT 'RULE', r.tableoid::bigint, r.oid::bigint, 0, r.ev_class::bigint,
       pg_catalog.quote_ident(n.nspname), pg_catalog.quote_ident(c.relname), pg_catalog.quote_ident(r.rulename),
       ARRAY['definition', pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid), ';'),
             'state', CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA'
                                        WHEN 'A' THEN 'ENABLE ALWAYS' ELSE '' END,
             'comment', coalesce(d.description, '')]
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = r.tableoid AND d.objoid = r.oid AND d.objsubid = 0
WHERE r.rulename <> '_RETURN' AND r.oid >= 16384
UNION ALL
SELECT 'POLICY', p.tableoid::bigint, p.oid::bigint, 0, p.polrelid::bigint,
       pg_catalog.quote_ident(n.nspname), pg_catalog.quote_ident(c.relname), pg_catalog.quote_ident(p.polname),
       ARRAY['kind', CASE WHEN p.polpermissive THEN '' ELSE 'RESTRICTIVE' END,
             'command', CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                                      WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
             'roles', (SELECT pg_catalog.string_agg(
                           CASE u.role WHEN 0 THEN 'PUBLIC'
                                ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(u.role)) END, ', '
                           ORDER BY pg_catalog.pg_get_userbyid(u.role))
                       FROM pg_catalog.unnest(p.polroles) AS u(role)),
             'using', coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), ''),
             'check', coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), ''),
             'comment', coalesce(d.description, '')]
FROM pg_catalog.pg_policy p
JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = p.tableoid AND d.objoid = p.oid AND d.objsubid = 0
ORDER BY 3
