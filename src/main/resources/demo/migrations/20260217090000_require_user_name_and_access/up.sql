-- NOT NULL without downtime, 2 of 2: VALIDATE reads the table while others write to it, and
-- SET NOT NULL then believes the validated checks instead of reading it again.
ALTER TABLE users VALIDATE CONSTRAINT users_name_present;
ALTER TABLE users VALIDATE CONSTRAINT users_access_present;
ALTER TABLE users
    ALTER COLUMN name SET NOT NULL,
    ALTER COLUMN access SET NOT NULL;
ALTER TABLE users
    DROP CONSTRAINT users_name_present,
    DROP CONSTRAINT users_access_present;
