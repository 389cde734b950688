-- A foreign key in two steps, 2 of 2: reads the whole table, but keeps no writer waiting.
ALTER TABLE page_views VALIDATE CONSTRAINT page_views_user_fkey;
