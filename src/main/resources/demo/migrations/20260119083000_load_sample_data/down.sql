TRUNCATE page_views, posts, projects RESTART IDENTITY;
DELETE FROM users WHERE email LIKE 'person%@example.com';
SELECT setval(pg_get_serial_sequence('users', 'id'), coalesce(max(id), 1), max(id) IS NOT NULL)
FROM users;
