-- The free text in role becomes one of three words. The default comes after the column, for new
-- rows only; the old ones are filled by the next migration.
CREATE TYPE user_access AS ENUM ('CUSTOMER', 'EDITOR', 'ADMIN');

CREATE FUNCTION user_access_of(role text) RETURNS user_access
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE role WHEN 'admin' THEN 'ADMIN' WHEN 'editor' THEN 'EDITOR' ELSE 'CUSTOMER' END::user_access
$$;

ALTER TABLE users ADD COLUMN access user_access;
ALTER TABLE users ALTER COLUMN access SET DEFAULT 'CUSTOMER';

CREATE FUNCTION users_sync_access() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.access := user_access_of(NEW.role);
    RETURN NEW;
END
$$;

-- until the application no longer writes role
CREATE TRIGGER users_sync_access BEFORE INSERT OR UPDATE OF role ON users
FOR EACH ROW EXECUTE FUNCTION users_sync_access();
