-- Relations that statements name, those whose columns have one of the named types, and whatever is
-- tied to them by inheritance, foreign keys or views, however far.
WITH RECURSIVE named AS (
    SELECT w.schema, w.name, coalesce(i.indrelid, c.oid) AS oid
    FROM unnest(?::text[], ?::text[]) AS w(schema, name)
    JOIN pg_catalog.pg_class c ON c.relname = w.name
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
    WHERE CASE w.schema WHEN '' THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = w.schema END),
typed AS (
    SELECT a.attrelid AS oid
    FROM unnest(?::text[], ?::text[]) AS w(schema, name)
    JOIN pg_catalog.pg_type t ON t.typname = w.name AND t.typtype = 'd'
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    JOIN pg_catalog.pg_attribute a ON a.atttypid = t.oid AND NOT a.attisdropped
    WHERE CASE w.schema WHEN '' THEN pg_catalog.pg_type_is_visible(t.oid) ELSE n.nspname = w.schema END),
uses AS MATERIALIZED (
    SELECT DISTINCT r.ev_class AS view, d.refobjid AS source
    FROM pg_catalog.pg_depend d
    JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
    WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      AND d.refobjid <> r.ev_class
      AND d.refobjid >= 16384),
ties AS MATERIALIZED (
    SELECT inhrelid AS one, inhparent AS other FROM pg_catalog.pg_inherits
    UNION SELECT inhparent, inhrelid FROM pg_catalog.pg_inherits
    UNION SELECT conrelid, confrelid FROM pg_catalog.pg_constraint WHERE contype = 'f'
    UNION SELECT confrelid, conrelid FROM pg_catalog.pg_constraint WHERE contype = 'f'
    UNION SELECT view, source FROM uses
    UNION SELECT source, view FROM uses),
found AS (
    SELECT oid FROM named
    UNION SELECT oid FROM typed
    UNION SELECT ties.other FROM found JOIN ties ON ties.one = found.oid)
SELECT c.oid::bigint AS oid,
       n.nspname AS schema,
       c.relname AS name,
       c.relkind::text AS kind,
       c.relispartition AS partition,
       c.relpersistence::text AS persistence,
       coalesce(s.spcname, ds.spcname) AS tablespace,
       coalesce(m.amname, '') AS method,
       EXISTS (SELECT FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)
           OR EXISTS (SELECT FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid AND r.ev_type <> '1') AS reacts,
       ARRAY(SELECT 'TRIGGER ' || t.tgname FROM pg_catalog.pg_trigger t WHERE t.tgrelid = c.oid
             UNION ALL SELECT 'POLICY ' || p.polname FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid
             UNION ALL SELECT 'RULE ' || r.rulename FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid) AS attached,
       ARRAY(SELECT t.tgname::text FROM pg_catalog.pg_trigger t
             WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgtype & 1 = 1) AS "rowTriggers",
       coalesce(pg_catalog.pg_get_partkeydef(c.oid), '') AS "partitionKey",
       coalesce(p.partdefid::bigint, 0) AS "defaultPartition",
       ARRAY(SELECT h.inhparent::text FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid ORDER BY h.inhseqno) AS parents,
       ARRAY(SELECT u.source::text FROM uses u WHERE u.view = c.oid) AS sources,
       ARRAY(SELECT named.schema FROM named WHERE named.oid = c.oid ORDER BY named.schema, named.name) AS "writtenSchemas",
       ARRAY(SELECT named.name FROM named WHERE named.oid = c.oid ORDER BY named.schema, named.name) AS "writtenNames"
FROM found
JOIN pg_catalog.pg_class c ON c.oid = found.oid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_partitioned_table p ON p.partrelid = c.oid
CROSS JOIN (SELECT t.spcname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace t ON t.oid = d.dattablespace
            WHERE d.datname = pg_catalog.current_database()) ds
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
