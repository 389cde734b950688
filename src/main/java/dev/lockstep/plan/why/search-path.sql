-- Where names without a schema are looked for.
SELECT pg_catalog.format('search_path = %s, which means %s', pg_catalog.current_setting('search_path'),
           coalesce(nullif(pg_catalog.array_to_string(pg_catalog.current_schemas(false), ', '), ''),
                    'no schema')) AS line
