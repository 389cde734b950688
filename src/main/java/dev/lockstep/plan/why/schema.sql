-- Who owns a schema, and what our role may do in it.
SELECT pg_catalog.format('schema %I is of %I; we may%s USE and may%s CREATE there', n.nspname,
           pg_catalog.pg_get_userbyid(n.nspowner),
           CASE WHEN pg_catalog.has_schema_privilege(n.oid, 'USAGE') THEN '' ELSE ' not' END,
           CASE WHEN pg_catalog.has_schema_privilege(n.oid, 'CREATE') THEN '' ELSE ' not' END) AS line
FROM pg_catalog.pg_namespace n WHERE n.nspname = ?
