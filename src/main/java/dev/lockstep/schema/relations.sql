-- Tables, views, materialized views and sequences. Under an empty search path, which makes every
-- name that the server prints a qualified one. A sequence of an identity column is that column's.
SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED_VIEW' WHEN 'S' THEN 'SEQUENCE'
                      ELSE 'TABLE' END AS kind,
       c.tableoid::bigint AS class, c.oid::bigint AS oid, 0 AS sub, c.oid::bigint AS relation,
       pg_catalog.quote_ident(n.nspname) AS schema, '' AS parent, pg_catalog.quote_ident(c.relname) AS name,
       CASE WHEN c.relkind IN ('r', 'p') THEN ARRAY[
           'persistence', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE '' END,
           'partition key', coalesce(CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END, ''),
           'partition of', coalesce(CASE WHEN c.relispartition THEN (
               SELECT i.inhparent::pg_catalog.regclass::text FROM pg_catalog.pg_inherits i
               WHERE i.inhrelid = c.oid) END, ''),
           'bound', coalesce(CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END, ''),
           'inherits', coalesce(CASE WHEN NOT c.relispartition THEN (
               SELECT pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::text, ', ' ORDER BY i.inhseqno)
               FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) END, ''),
           'of type', CASE WHEN c.reloftype = 0 THEN '' ELSE pg_catalog.format_type(c.reloftype, NULL) END,
           'replica identity', CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
               WHEN 'i' THEN coalesce((SELECT 'USING INDEX ' || pg_catalog.quote_ident(x.relname)
                   FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
                   WHERE i.indrelid = c.oid AND i.indisreplident), 'NOTHING')
               ELSE '' END,
           'cluster on', coalesce(CASE WHEN c.relhasindex THEN (
               SELECT pg_catalog.quote_ident(x.relname)
               FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
               WHERE i.indrelid = c.oid AND i.indisclustered) END, ''),
           'row level security', CASE WHEN c.relrowsecurity THEN 'ENABLE' ELSE '' END,
           'force row level security', CASE WHEN c.relforcerowsecurity THEN 'FORCE' ELSE '' END,
           'access method', CASE WHEN a.amname IS NULL OR a.amname = 'heap' THEN ''
               ELSE pg_catalog.quote_ident(a.amname) END]
       WHEN c.relkind = 'S' THEN ARRAY[
           'persistence', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' ELSE '' END,
           'type', pg_catalog.format_type(q.seqtypid, NULL), 'start', q.seqstart::text,
           'increment', q.seqincrement::text, 'minimum', q.seqmin::text, 'maximum', q.seqmax::text,
           'cache', q.seqcache::text, 'cycle', CASE WHEN q.seqcycle THEN 'CYCLE' ELSE '' END,
           'owned by', coalesce(owned.by, '')]
       ELSE ARRAY[
           'definition', pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid), ';'),
           'data', CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN 'NONE' ELSE '' END,
           'cluster on', coalesce(CASE WHEN c.relkind = 'm' THEN (
               SELECT pg_catalog.quote_ident(x.relname)
               FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
               WHERE i.indrelid = c.oid AND i.indisclustered) END, ''),
           'access method', CASE WHEN a.amname IS NULL OR a.amname = 'heap' THEN ''
               ELSE pg_catalog.quote_ident(a.amname) END]
       END
       || ARRAY['tablespace', coalesce(pg_catalog.quote_ident(s.spcname), ''),
                'comment', coalesce(d.description, '')]
       || CASE WHEN c.reloptions IS NULL THEN '{}' ELSE ARRAY(
           SELECT pg_catalog.unnest(ARRAY['option ' || o.option_name, o.option_value])
           FROM pg_catalog.pg_options_to_table(c.reloptions) o) END
       || CASE WHEN t.reloptions IS NULL THEN '{}' ELSE ARRAY(
           SELECT pg_catalog.unnest(ARRAY['option toast.' || o.option_name, o.option_value])
           FROM pg_catalog.pg_options_to_table(t.reloptions) o) END
       || CASE WHEN c.relacl IS NULL THEN '{}' ELSE ARRAY(
           SELECT pg_catalog.unnest(ARRAY[
               'grant ' || g.privilege_type || ' TO ' || CASE g.grantee WHEN 0 THEN 'PUBLIC'
                   ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END,
               CASE WHEN g.is_grantable THEN 'WITH GRANT OPTION' ELSE 'yes' END])
           FROM pg_catalog.aclexplode(c.relacl) g WHERE g.grantee <> c.relowner) END AS properties
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_class t ON t.oid = c.reltoastrelid
LEFT JOIN pg_catalog.pg_sequence q ON q.seqrelid = c.oid
LEFT JOIN pg_catalog.pg_description d
       ON d.classoid = c.tableoid AND d.objoid = c.oid AND d.objsubid = 0
LEFT JOIN LATERAL (
    SELECT p.refobjid::pg_catalog.regclass::text || '.' || pg_catalog.quote_ident(col.attname) AS by, p.deptype
    FROM pg_catalog.pg_depend p
    JOIN pg_catalog.pg_attribute col ON col.attrelid = p.refobjid AND col.attnum = p.refobjsubid
    WHERE p.classid = c.tableoid AND p.objid = c.oid AND p.objsubid = 0
      AND p.refclassid = c.tableoid AND p.deptype IN ('a', 'i')
    LIMIT 1) owned ON c.relkind = 'S'
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
  AND c.relpersistence <> 't'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
  AND (owned.deptype IS NULL OR owned.deptype <> 'i')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                  WHERE e.classid = c.tableoid AND e.objid = c.oid AND e.deptype = 'e')
ORDER BY c.oid
