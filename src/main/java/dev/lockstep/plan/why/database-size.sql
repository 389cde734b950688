-- How large this database is; the sizes of others need a right of their own.
SELECT pg_catalog.format('database %I takes %s', current_database(),
           pg_catalog.pg_size_pretty(pg_catalog.pg_database_size(current_database()))) AS line
