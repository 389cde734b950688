-- Enums, domains, ranges and composite types.
SELECT CASE t.typtype WHEN 'e' THEN 'ENUM' WHEN 'd' THEN 'DOMAIN' WHEN 'r' THEN 'RANGE'
                      ELSE 'COMPOSITE' END AS kind,
       t.tableoid::bigint AS class, t.oid::bigint AS oid, 0 AS sub, 0::bigint AS relation,
       pg_catalog.quote_ident(n.nspname) AS schema, '' AS parent, pg_catalog.quote_ident(t.typname) AS name,
       CASE t.typtype
       WHEN 'e' THEN ARRAY['labels', coalesce((
           SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
           FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid), '')]
       WHEN 'd' THEN ARRAY[
           'type', pg_catalog.format_type(t.typbasetype, t.typtypmod),
           'collation', CASE WHEN t.typcollation = 0 OR t.typcollation = b.typcollation THEN ''
               ELSE t.typcollation::pg_catalog.regcollation::text END,
           'not null', CASE WHEN t.typnotnull THEN 'NOT NULL' ELSE '' END,
           'default', coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), '')]
           || ARRAY(SELECT pg_catalog.unnest(ARRAY['constraint ' || pg_catalog.quote_ident(k.conname),
                                                   pg_catalog.pg_get_constraintdef(k.oid)])
                    FROM pg_catalog.pg_constraint k
                    WHERE k.contypid = t.oid AND k.contype = 'c' ORDER BY k.oid)
       WHEN 'r' THEN ARRAY['definition', (
           SELECT 'SUBTYPE = ' || pg_catalog.format_type(r.rngsubtype, NULL)
               || CASE WHEN o.opcdefault THEN '' ELSE ', SUBTYPE_OPCLASS = '
                      || pg_catalog.quote_ident(os.nspname) || '.' || pg_catalog.quote_ident(o.opcname) END
               || CASE WHEN r.rngcollation = 0 OR r.rngcollation = st.typcollation THEN ''
                       ELSE ', COLLATION = ' || r.rngcollation::pg_catalog.regcollation::text END
               || CASE WHEN r.rngcanonical = 0 THEN ''
                       ELSE ', CANONICAL = ' || r.rngcanonical::pg_catalog.regproc::text END
               || CASE WHEN r.rngsubdiff = 0 THEN ''
                       ELSE ', SUBTYPE_DIFF = ' || r.rngsubdiff::pg_catalog.regproc::text END
               || ', MULTIRANGE_TYPE_NAME = ' || pg_catalog.format_type(r.rngmultitypid, NULL)
           FROM pg_catalog.pg_range r
           JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
           JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc
           JOIN pg_catalog.pg_namespace os ON os.oid = o.opcnamespace
           WHERE r.rngtypid = t.oid)]
       ELSE ARRAY(
           SELECT pg_catalog.unnest(ARRAY[
               'attribute ' || pg_catalog.quote_ident(a.attname),
               pg_catalog.format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attcollation = 0 OR a.attcollation = at.typcollation THEN ''
                           ELSE ' COLLATE ' || a.attcollation::pg_catalog.regcollation::text END])
           FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
           WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum)
       END
       || ARRAY['comment', coalesce(d.description, '')]
       || ARRAY(
           SELECT pg_catalog.unnest(ARRAY[
               'grant ' || g.privilege_type || ' TO ' || CASE g.grantee WHEN 0 THEN 'PUBLIC'
                   ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END,
               CASE WHEN g.is_grantable THEN 'WITH GRANT OPTION' ELSE 'yes' END])
           FROM pg_catalog.aclexplode(coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner))) g
           WHERE g.grantee <> t.typowner) AS properties
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = t.tableoid AND d.objoid = t.oid AND d.objsubid = 0
WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c'))
  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                  WHERE e.classid = t.tableoid AND e.objid = t.oid AND e.deptype = 'e')
ORDER BY t.oid
