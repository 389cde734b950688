-- Who takes the connections.
SELECT pg_catalog.format('%s connections of %s, %s, %s', count(*), coalesce(usename, 'nobody'),
           coalesce(nullif(application_name, ''), 'no application name'),
           coalesce(state, 'state hidden')) AS line
FROM pg_catalog.pg_stat_activity WHERE backend_type = 'client backend' OR backend_type IS NULL
GROUP BY usename, application_name, state ORDER BY count(*) DESC LIMIT 5
