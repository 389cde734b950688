-- bad: all rows of a table of 10 MB
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users SELECT n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
UPDATE users SET name = 'b' WHERE name IS NULL;
-- bad: rows of another table, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY, "Full Name" text);
CREATE TABLE "My App"."order" (id int);
INSERT INTO "My App"."Users" SELECT n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
INSERT INTO "My App"."order" SELECT id FROM "My App"."Users";
-- bad: an index that is not unique pins nothing, nor does one side of an OR
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE INDEX ON users (name);
INSERT INTO users SELECT n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
DELETE FROM users WHERE name = 'a';
DELETE FROM users WHERE id = 1 OR name = 'b';
-- bad: a partitioned table
CREATE TABLE events (id int, note text) PARTITION BY RANGE (id);
CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (20000);
INSERT INTO events SELECT n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
DELETE FROM events WHERE note IS NULL;
-- good: one row
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users SELECT n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
UPDATE users SET name = 'b' WHERE id = 7::int AND name IS NOT NULL;
DELETE FROM users WHERE users.id IN (8, 9) RETURNING id;
-- good: a small table
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
UPDATE users SET name = 'b';
-- good: rows that the script writes
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users SELECT n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
INSERT INTO users VALUES (10001, 'a'), (10002, 'b');
