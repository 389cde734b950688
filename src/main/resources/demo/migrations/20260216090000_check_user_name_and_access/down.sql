ALTER TABLE users
    DROP CONSTRAINT users_name_present,
    DROP CONSTRAINT users_access_present;
