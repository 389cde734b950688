ALTER TABLE page_views DROP CONSTRAINT page_views_user_fkey;
