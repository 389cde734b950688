-- PostgreSQL cannot forget a validation: the constraint is made again as it was.
ALTER TABLE page_views
    DROP CONSTRAINT page_views_user_fkey,
    ADD CONSTRAINT page_views_user_fkey FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE SET NULL NOT VALID;
