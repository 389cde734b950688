-- Functions of that name, with what they take.
SELECT pg_catalog.format('there is %s%s', p.oid::regprocedure,
           CASE WHEN pg_catalog.pg_function_is_visible(p.oid) THEN ''
                ELSE ', outside of the search path' END) AS line
FROM pg_catalog.pg_proc p WHERE p.proname = ? ORDER BY p.pronargs LIMIT 8
