-- One column of a table: $1 names the table as SQL does, the column as the catalog does.
SELECT n.nspname AS schema, c.relname AS "table", a.attname AS "column",
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       pg_catalog.format_type(a.atttypid, -1) AS bare,
       CASE WHEN a.attcollation = 0 OR a.attcollation = t.typcollation THEN NULL
            ELSE a.attcollation::pg_catalog.regcollation::text END AS collation,
       a.attnotnull AS not_null,
       CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(f.adbin, f.adrelid) END AS default_expression,
       (SELECT d.objid::pg_catalog.regclass::text FROM pg_catalog.pg_depend d
        JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = d.classid
          AND d.refobjid = c.oid AND d.refobjsubid = a.attnum AND d.deptype = 'a' LIMIT 1) AS sequence,
       pg_catalog.col_description(c.oid, a.attnum) AS comment,
       pg_catalog.array_to_string(pg_catalog.current_schemas(false), ',') AS path,
       ARRAY(SELECT g.privilege_type || '|' || CASE g.grantee WHEN 0 THEN 'PUBLIC'
                 ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END
                 || CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END
             FROM pg_catalog.aclexplode(a.attacl) g ORDER BY 1) AS grants,
       pg_catalog.array_remove(ARRAY[
           CASE WHEN c.relkind <> 'r' THEN 'it is no ordinary table ('
               || CASE c.relkind WHEN 'p' THEN 'partitioned: its partitions would have to follow one by one'
                                 WHEN 'v' THEN 'a view' WHEN 'm' THEN 'a materialized view'
                                 WHEN 'f' THEN 'a foreign table' ELSE 'kind ' || c.relkind::text END || ')' END,
           CASE WHEN c.relispartition THEN 'it is a partition: columns belong to its parent' END,
           CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid
                                 OR (i.inhrelid = c.oid AND NOT c.relispartition))
               THEN 'it inherits, or is inherited from' END,
           CASE WHEN a.attgenerated <> '' THEN 'the column is generated: change its expression instead' END,
           CASE WHEN a.attidentity <> '' THEN 'the column is an identity' END,
           CASE WHEN t.typtype = 'd' AND (t.typnotnull OR t.typdefault IS NOT NULL OR EXISTS (
                    SELECT FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid))
               THEN 'its type is a domain with constraints or a default: to add a column of it rewrites the table' END,
           (SELECT 'the column is in the primary key ' || k.conname FROM pg_catalog.pg_constraint k
            WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)),
           (SELECT 'the column is in the exclusion constraint ' || k.conname
                || ', which no index built aside can become' FROM pg_catalog.pg_constraint k
            WHERE k.conrelid = c.oid AND k.contype = 'x' AND a.attnum = ANY (k.conkey) LIMIT 1),
           (SELECT 'the foreign key ' || k.conname || ' of ' || k.conrelid::pg_catalog.regclass::text
                || ' refers to the column' FROM pg_catalog.pg_constraint k
            WHERE k.confrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.confkey) LIMIT 1),
           (SELECT 'the generated column ' || o.attname || ' is made from it'
            FROM pg_catalog.pg_depend d
            JOIN pg_catalog.pg_attrdef e ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND e.oid = d.objid
            JOIN pg_catalog.pg_attribute o ON o.attrelid = e.adrelid AND o.attnum = e.adnum AND o.attgenerated <> ''
            WHERE d.refobjid = c.oid AND d.refobjsubid = a.attnum AND o.attnum <> a.attnum LIMIT 1),
           (SELECT 'the trigger ' || g.tgname || ' runs after the one that keeps the columns the same, and could part them'
            FROM pg_catalog.pg_trigger g
            WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgtype & 3 = 3 AND g.tgtype & 20 <> 0
              AND g.tgname >= 'zz_sync_' LIMIT 1)
       ], NULL) AS refusals,
       ARRAY(SELECT g.tgname::text FROM pg_catalog.pg_trigger g
             WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgtype & 1 = 1 AND g.tgtype & 16 <> 0
             ORDER BY 1) AS triggers
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = c.oid AND f.adnum = a.attnum
WHERE c.oid = pg_catalog.to_regclass(?) AND a.attname = ?
