-- bad: standbys, a table with rows
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ADD COLUMN mail text;
-- bad: standbys, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY, name text);
>>
DROP TABLE "My App"."Users";
-- good: standbys, a lock that readers pass
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
CREATE INDEX ON users (name);
ALTER TABLE users ADD CONSTRAINT k FOREIGN KEY (id) REFERENCES users NOT VALID;
-- good: standbys, a new table
>>
CREATE TABLE users (id int PRIMARY KEY, name text);
ALTER TABLE users ADD COLUMN mail text;
-- good: nobody follows
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
ALTER TABLE users ADD COLUMN mail text;
