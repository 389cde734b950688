-- Names of types, roles, schemas, constraints, triggers, collations and extensions.
SELECT typname::text AS name FROM pg_catalog.pg_type WHERE typrelid = 0 AND typelem = 0
UNION SELECT rolname::text FROM pg_catalog.pg_roles
UNION SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname !~ '^pg_t'
UNION SELECT conname::text FROM pg_catalog.pg_constraint WHERE contype <> 'n'
UNION SELECT tgname::text FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
UNION SELECT extname::text FROM pg_catalog.pg_extension
UNION SELECT pubname::text FROM pg_catalog.pg_publication
UNION SELECT c.relname::text FROM pg_catalog.pg_class c WHERE c.relkind IN ('i', 'I') AND c.oid >= 16384
ORDER BY 1 LIMIT 5000
