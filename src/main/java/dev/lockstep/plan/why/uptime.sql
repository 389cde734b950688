-- Since when the server runs, which tells a restart from a session that was ended.
SELECT pg_catalog.format('the server answers now; it runs since %s',
           pg_catalog.to_char(pg_catalog.pg_postmaster_start_time(), 'YYYY-MM-DD HH24:MI:SS TZ')) AS line
