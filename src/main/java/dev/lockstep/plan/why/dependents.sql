-- What depends on a table, or on one column of it; views through the rules that they are made of.
SELECT DISTINCT pg_catalog.pg_describe_object(
           coalesce(CASE WHEN r.oid IS NOT NULL THEN 'pg_catalog.pg_class'::regclass::oid END, d.classid),
           coalesce(r.ev_class, d.objid), CASE WHEN r.oid IS NULL THEN d.objsubid ELSE 0 END)
           || ' depends on it' AS line
FROM pg_catalog.pg_depend d
LEFT JOIN pg_catalog.pg_rewrite r ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND r.oid = d.objid
WHERE d.refclassid = 'pg_catalog.pg_class'::regclass
  AND d.refobjid = pg_catalog.to_regclass(?)::oid AND d.deptype = 'n'
  AND (?::text IS NULL OR d.refobjsubid = (
      SELECT a.attnum FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = d.refobjid AND a.attname = ?::text AND NOT a.attisdropped))
ORDER BY 1 LIMIT 10
