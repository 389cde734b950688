DROP INDEX CONCURRENTLY page_views_user_idx;
