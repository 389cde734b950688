-- Columns of tables, and of views those that have something of their own.
SELECT CASE WHEN c.relkind IN ('v', 'm') THEN 'VIEW_COLUMN' ELSE 'COLUMN' END AS kind,
       c.tableoid::bigint AS class, c.oid::bigint AS oid, a.attnum::int AS sub, c.oid::bigint AS relation,
       pg_catalog.quote_ident(n.nspname) AS schema, pg_catalog.quote_ident(c.relname) AS parent,
       pg_catalog.quote_ident(a.attname) AS name,
       CASE WHEN c.relkind IN ('v', 'm') THEN '{}' ELSE ARRAY[
           'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
           'collation', CASE WHEN a.attcollation = 0 OR a.attcollation = t.typcollation THEN ''
               ELSE a.attcollation::pg_catalog.regcollation::text END,
           'not null', CASE
               WHEN NOT a.attnotnull THEN ''
               WHEN k.oid IS NULL THEN 'NOT NULL'
               ELSE CASE WHEN pg_catalog.rtrim(k.conname, '0123456789')
                                = pg_catalog.rtrim(c.relname || '_' || a.attname || '_not_null', '0123456789')
                           OR pg_catalog.length(c.relname || '_' || a.attname || '_not_null') > 63
                           OR k.coninhcount > 0
                         THEN '' ELSE 'CONSTRAINT ' || pg_catalog.quote_ident(k.conname) || ' ' END
                    || 'NOT NULL' || CASE WHEN k.connoinherit THEN ' NO INHERIT' ELSE '' END
                    || CASE WHEN k.convalidated THEN '' ELSE ' NOT VALID' END
               END,
           'generated', CASE WHEN a.attgenerated = '' THEN ''
               ELSE '(' || pg_catalog.pg_get_expr(f.adbin, f.adrelid) || ') '
                    || CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END END,
           'identity', CASE a.attidentity WHEN 'a' THEN 'ALWAYS' WHEN 'd' THEN 'BY DEFAULT' ELSE '' END,
           'identity sequence', coalesce(CASE WHEN a.attidentity <> '' THEN (
               SELECT CASE WHEN s.relname = c.relname || '_' || a.attname || '_seq' THEN ''
                           ELSE 'SEQUENCE NAME ' || s.oid::pg_catalog.regclass::text || ' ' END
                   || pg_catalog.format('START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s',
                          q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache,
                          CASE WHEN q.seqcycle THEN ' CYCLE' ELSE ' NO CYCLE' END)
               FROM pg_catalog.pg_depend p
               JOIN pg_catalog.pg_sequence q ON q.seqrelid = p.objid
               JOIN pg_catalog.pg_class s ON s.oid = p.objid
               WHERE p.classid = c.tableoid AND p.refclassid = c.tableoid AND p.refobjid = c.oid
                 AND p.refobjsubid = a.attnum AND p.deptype = 'i') END, ''),
           'inherited', CASE WHEN a.attinhcount = 0 THEN '' WHEN a.attislocal THEN 'and of its own' ELSE 'yes' END,
           'storage', CASE WHEN a.attstorage = t.typstorage THEN ''
               ELSE CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                                      WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END END,
           'compression', CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' ELSE '' END,
           'statistics', CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text ELSE '' END] END
       || ARRAY['default', CASE WHEN a.atthasdef AND a.attgenerated = ''
                                THEN pg_catalog.pg_get_expr(f.adbin, f.adrelid) ELSE '' END,
                'comment', coalesce(d.description, '')]
       || CASE WHEN a.attoptions IS NULL THEN '{}' ELSE ARRAY(
           SELECT pg_catalog.unnest(ARRAY['option ' || o.option_name, o.option_value])
           FROM pg_catalog.pg_options_to_table(a.attoptions) o) END
       || CASE WHEN a.attacl IS NULL THEN '{}' ELSE ARRAY(
           SELECT pg_catalog.unnest(ARRAY[
               'grant ' || g.privilege_type || ' TO ' || CASE g.grantee WHEN 0 THEN 'PUBLIC'
                   ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END,
               CASE WHEN g.is_grantable THEN 'WITH GRANT OPTION' ELSE 'yes' END])
           FROM pg_catalog.aclexplode(a.attacl) g WHERE g.grantee <> c.relowner) END AS properties
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = c.tableoid AND d.objoid = c.oid AND d.objsubid = a.attnum
LEFT JOIN pg_catalog.pg_constraint k
       ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]
WHERE a.attnum > 0 AND NOT a.attisdropped
  AND (c.relkind IN ('r', 'p')
       OR (c.relkind IN ('v', 'm') AND (a.atthasdef OR a.attacl IS NOT NULL OR d.description IS NOT NULL)))
  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
ORDER BY a.attrelid, a.attnum
