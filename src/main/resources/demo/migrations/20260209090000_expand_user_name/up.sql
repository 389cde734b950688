-- Renaming full_name to name, 1 of 4: both columns exist, and whichever the application writes,
-- the other follows. RENAME COLUMN would break every process that still runs the old code.
ALTER TABLE users ADD COLUMN name text;

CREATE FUNCTION users_sync_name() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.name := coalesce(NEW.name, NEW.full_name);
        NEW.full_name := coalesce(NEW.full_name, NEW.name);
    ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
        NEW.name := NEW.full_name;
    ELSIF NEW.name IS NOT NULL AND NEW.name IS DISTINCT FROM OLD.name THEN
        NEW.full_name := NEW.name;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER users_sync_name BEFORE INSERT OR UPDATE OF name, full_name ON users
FOR EACH ROW EXECUTE FUNCTION users_sync_name();
