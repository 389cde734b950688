SELECT id FROM users WHERE access IS DISTINCT FROM user_access_of(role) LIMIT 1;
