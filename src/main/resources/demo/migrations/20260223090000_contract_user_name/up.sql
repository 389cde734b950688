-- Renaming full_name to name, 4 of 4: after the last process that reads full_name is gone.
DROP TRIGGER users_sync_name ON users;
DROP FUNCTION users_sync_name();
ALTER TABLE users DROP COLUMN full_name;
