-- Roles of the cluster, but those that PostgreSQL brings.
SELECT rolname AS name FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_' ORDER BY 1 LIMIT 1000
