-- Objects of that name that are no relations.
WITH named AS (SELECT ?::name AS name)
SELECT pg_catalog.pg_describe_object(found.class, found.oid, 0)
           || coalesce(' of ' || pg_catalog.pg_get_userbyid(found.owner), '') AS line
FROM named CROSS JOIN LATERAL (
    SELECT 'pg_catalog.pg_constraint'::regclass AS class, oid, NULL::oid AS owner
      FROM pg_catalog.pg_constraint WHERE conname = name
    UNION ALL SELECT 'pg_catalog.pg_trigger'::regclass, oid, NULL
      FROM pg_catalog.pg_trigger WHERE tgname = name AND NOT tgisinternal
    UNION ALL SELECT 'pg_catalog.pg_policy'::regclass, oid, NULL
      FROM pg_catalog.pg_policy WHERE polname = name
    UNION ALL SELECT 'pg_catalog.pg_type'::regclass, oid, typowner
      FROM pg_catalog.pg_type WHERE typname = name
    UNION ALL SELECT 'pg_catalog.pg_proc'::regclass, oid, proowner
      FROM pg_catalog.pg_proc WHERE proname = name
    UNION ALL SELECT 'pg_catalog.pg_namespace'::regclass, oid, nspowner
      FROM pg_catalog.pg_namespace WHERE nspname = name
    UNION ALL SELECT 'pg_catalog.pg_extension'::regclass, oid, extowner
      FROM pg_catalog.pg_extension WHERE extname = name
    UNION ALL SELECT 'pg_catalog.pg_publication'::regclass, oid, pubowner
      FROM pg_catalog.pg_publication WHERE pubname = name
    UNION ALL SELECT 'pg_catalog.pg_authid'::regclass, oid, NULL
      FROM pg_catalog.pg_roles WHERE rolname = name
    UNION ALL SELECT 'pg_catalog.pg_database'::regclass, oid, datdba
      FROM pg_catalog.pg_database WHERE datname = name
    LIMIT 5) AS found
