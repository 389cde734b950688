-- An extension that this server could load.
SELECT pg_catalog.format('extension %s %s is available%s', name, default_version,
           coalesce(', and installed as ' || installed_version, ', and not installed')) AS line
FROM pg_catalog.pg_available_extensions WHERE name = ?
