-- A foreign key in two steps, 1 of 2: holds for new rows at once, old ones are not read.
ALTER TABLE page_views
    ADD CONSTRAINT page_views_user_fkey FOREIGN KEY (user_id)
    REFERENCES users (id) ON DELETE SET NULL NOT VALID;
