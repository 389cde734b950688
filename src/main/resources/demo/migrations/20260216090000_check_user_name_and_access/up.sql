-- NOT NULL without downtime, 1 of 2 (renaming, 3 of 4): NOT VALID looks at new rows only, so the
-- lock is short. Every row is filled by now: an empty one could no longer be updated.
ALTER TABLE users
    ADD CONSTRAINT users_name_present CHECK (name IS NOT NULL) NOT VALID,
    ADD CONSTRAINT users_access_present CHECK (access IS NOT NULL) NOT VALID;
