DROP TRIGGER users_sync_access ON users;
DROP FUNCTION users_sync_access();
ALTER TABLE users DROP COLUMN access;
DROP FUNCTION user_access_of(text);
DROP TYPE user_access;
