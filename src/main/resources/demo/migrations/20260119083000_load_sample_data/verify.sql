SELECT 'page_views is empty' WHERE NOT EXISTS (SELECT FROM page_views);
