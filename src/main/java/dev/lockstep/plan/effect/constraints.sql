-- The constraints of these relations, and the foreign keys that point to them.
SELECT k.conrelid::bigint AS relation,
       k.conname AS name,
       k.contype::text AS kind,
       k.convalidated AS valid,
       k.confrelid::bigint AS referenced,
       k.confdeltype::text AS "onDelete",
       ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
             WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)) AS columns,
       ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
             WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)) AS "referencedColumns",
       -- it locks the table (ACCESS SHARE), and must not wait behind an ACCESS EXCLUSIVE lock
       CASE WHEN EXISTS (
                SELECT FROM pg_catalog.pg_locks l
                WHERE l.relation = k.conrelid AND l.mode = 'AccessExclusiveLock'
                  AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d
                                    WHERE d.datname = pg_catalog.current_database()))
            THEN ''
            ELSE coalesce(pg_catalog.pg_get_expr(k.conbin, k.conrelid), '') END AS expression
FROM pg_catalog.pg_constraint k
WHERE k.conrelid = ANY (?::text[]::pg_catalog.oid[])
