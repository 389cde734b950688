-- How many objects there are of the kinds that are not read, those of extensions left out.
WITH found(kind, class, oid, namespace) AS (
    SELECT 'foreign tables', c.tableoid, c.oid, c.relnamespace FROM pg_catalog.pg_class c WHERE c.relkind = 'f'
    UNION ALL SELECT 'foreign data wrappers', tableoid, oid, 0 FROM pg_catalog.pg_foreign_data_wrapper
    UNION ALL SELECT 'foreign servers', tableoid, oid, 0 FROM pg_catalog.pg_foreign_server
    UNION ALL SELECT 'user mappings', 'pg_catalog.pg_user_mapping'::pg_catalog.regclass::oid, u.umid, 0 FROM pg_catalog.pg_user_mappings u
    UNION ALL SELECT 'casts', tableoid, oid, 0 FROM pg_catalog.pg_cast
    UNION ALL SELECT 'operators', tableoid, oid, oprnamespace FROM pg_catalog.pg_operator
    UNION ALL SELECT 'operator classes', tableoid, oid, opcnamespace FROM pg_catalog.pg_opclass
    UNION ALL SELECT 'operator families', tableoid, oid, opfnamespace FROM pg_catalog.pg_opfamily
    UNION ALL SELECT 'collations', tableoid, oid, collnamespace FROM pg_catalog.pg_collation
    UNION ALL SELECT 'conversions', tableoid, oid, connamespace FROM pg_catalog.pg_conversion
    UNION ALL SELECT 'text search configurations', tableoid, oid, cfgnamespace FROM pg_catalog.pg_ts_config
    UNION ALL SELECT 'text search dictionaries', tableoid, oid, dictnamespace FROM pg_catalog.pg_ts_dict
    UNION ALL SELECT 'text search parsers', tableoid, oid, prsnamespace FROM pg_catalog.pg_ts_parser
    UNION ALL SELECT 'text search templates', tableoid, oid, tmplnamespace FROM pg_catalog.pg_ts_template
    UNION ALL SELECT 'base types', tableoid, oid, typnamespace FROM pg_catalog.pg_type
              WHERE typtype = 'b' AND typelem = 0
    UNION ALL SELECT 'procedural languages', tableoid, oid, 0 FROM pg_catalog.pg_language
    UNION ALL SELECT 'transforms', tableoid, oid, 0 FROM pg_catalog.pg_transform
    UNION ALL SELECT 'access methods', tableoid, oid, 0 FROM pg_catalog.pg_am
    UNION ALL SELECT 'large objects', tableoid, oid, 0 FROM pg_catalog.pg_largeobject_metadata
    UNION ALL SELECT 'security labels', classoid, objoid, 0 FROM pg_catalog.pg_seclabel
    UNION ALL SELECT 'indexes of partitions that belong to a partitioned index', c.tableoid, c.oid, c.relnamespace
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid WHERE c.relkind = 'i')
SELECT f.kind, count(*) AS count
FROM found f
WHERE f.oid >= 16384
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_namespace n
                  WHERE n.oid = f.namespace AND n.nspname ~ '^pg_(toast|temp_|toast_temp_)')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                  WHERE e.classid = f.class AND e.objid = f.oid AND e.deptype = 'e')
GROUP BY f.kind
UNION ALL
SELECT 'owners', count(DISTINCT c.relowner)
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND c.relpersistence <> 't'
  AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
HAVING count(DISTINCT c.relowner) > 1
UNION ALL
SELECT 'subscriptions', count(s.oid) FROM pg_catalog.pg_subscription s
WHERE s.subdbid = (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database())
HAVING count(s.oid) > 0
ORDER BY 1
