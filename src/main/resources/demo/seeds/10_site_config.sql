-- Seeds may run any number of times: insert what is missing, update what differs, touch nothing
-- else.
INSERT INTO site_config (key, value)
VALUES
    ('title', '"Portfolio"'),
    ('theme', '{"accent": "teal", "dark": true}'),
    ('comments', 'false')
ON CONFLICT (key) DO UPDATE
SET value = excluded.value, updated_at = now()
WHERE site_config.value IS DISTINCT FROM excluded.value;
