-- CONCURRENTLY lets visitors go on writing while the index is built. It cannot run in a
-- transaction, so it is alone in its migration.
CREATE INDEX CONCURRENTLY page_views_user_idx ON page_views (user_id, viewed_at);
