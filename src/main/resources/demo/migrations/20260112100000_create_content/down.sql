DROP TABLE page_views;
DROP TABLE posts;
DROP TABLE projects;
