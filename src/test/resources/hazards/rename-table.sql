-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users RENAME TO people;
-- bad: names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY);
>>
ALTER TABLE "My App"."Users" RENAME TO "order";
-- bad: into another schema
CREATE SCHEMA app;
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
ALTER TABLE users SET SCHEMA app;
-- bad: a materialized view
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS one;
>>
ALTER MATERIALIZED VIEW totals RENAME TO sums;
-- bad: a partitioned table
CREATE TABLE events (at date PRIMARY KEY, kind text) PARTITION BY RANGE (at);
>>
ALTER TABLE IF EXISTS events RENAME TO happenings;
-- good: an index
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
ALTER TABLE users_pkey RENAME TO users_key;
-- good: a view has had the new name
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE VIEW people AS SELECT * FROM users;
>>
DROP VIEW people;
ALTER TABLE users RENAME TO people;
-- good: a view takes the old name
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
BEGIN;
ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT * FROM people;
COMMIT;
-- bad: the view comes too late
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
BEGIN;
ALTER TABLE users RENAME TO people;
COMMIT;
CREATE VIEW users AS SELECT * FROM people;
