-- How many locks are held now, and by whom most.
SELECT pg_catalog.format('%s locks are held by %s', count(*),
           coalesce('pid ' || l.pid || coalesce(', ' || min(a.application_name), ''),
                    'prepared transactions')) AS line
FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
GROUP BY l.pid ORDER BY count(*) DESC LIMIT 3
