DROP TABLE site_config;
DROP TABLE users;
