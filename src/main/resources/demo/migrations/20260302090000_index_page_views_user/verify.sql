SELECT 'page_views_user_idx is missing or invalid'
WHERE NOT EXISTS (
    SELECT FROM pg_index
    WHERE indexrelid = to_regclass('page_views_user_idx') AND indisvalid
);
