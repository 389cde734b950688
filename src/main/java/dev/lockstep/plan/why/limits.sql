-- Settings of those names here, and where roles and databases set them otherwise. Not those that
-- looking sets for itself: they say nothing of the session that failed.
WITH names AS (SELECT name FROM unnest(?::text[]) AS name)
SELECT pg_catalog.format('%s = %s in this session (%s)', s.name,
           pg_catalog.current_setting(s.name), s.source) AS line
FROM pg_catalog.pg_settings s WHERE s.name IN (SELECT name FROM names)
  AND s.name NOT IN ('statement_timeout', 'lock_timeout')
UNION ALL
SELECT pg_catalog.format('%s for %s%s', setting,
           CASE WHEN d.setrole = 0 THEN 'every role'
                ELSE 'role ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.setrole)) END,
           CASE WHEN d.setdatabase = 0 THEN ''
                ELSE ' in database ' || pg_catalog.quote_ident(current_database()) END)
FROM pg_catalog.pg_db_role_setting d CROSS JOIN LATERAL unnest(d.setconfig) AS setting
WHERE pg_catalog.split_part(setting, '=', 1) IN (SELECT name FROM names)
  AND (d.setdatabase = 0 OR d.setdatabase = (SELECT oid FROM pg_catalog.pg_database
                                             WHERE datname = current_database()))
LIMIT 10
