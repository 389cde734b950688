-- A verify script holds when it fails nowhere and returns no row.
SELECT 'table ' || name || ' is missing'
FROM (VALUES ('users'), ('site_config')) AS expected (name)
WHERE to_regclass(name) IS NULL;
