-- Databases that one may connect to.
SELECT 'there is ' || pg_catalog.quote_ident(datname) AS line
FROM pg_catalog.pg_database WHERE datallowconn ORDER BY datname LIMIT 10
