-- bad: two tables that are there
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY);
>>
ALTER TABLE users ADD COLUMN mail text;
ALTER TABLE orders ADD COLUMN note text;
-- bad: names that need quotes, between BEGIN and COMMIT
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY);
CREATE TABLE "My App"."order" (id int PRIMARY KEY);
>>
BEGIN;
CREATE INDEX ON "My App"."Users" (id);
TRUNCATE "My App"."order";
COMMIT;
-- bad: one that a foreign key points to
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY);
CREATE TABLE lines (id int PRIMARY KEY);
>>
ALTER TABLE lines ADD COLUMN note text;
ALTER TABLE orders ADD CONSTRAINT of_user FOREIGN KEY (id) REFERENCES users NOT VALID;
-- good: one of them is new
CREATE TABLE users (id int PRIMARY KEY);
>>
CREATE TABLE orders (id int PRIMARY KEY);
ALTER TABLE users ADD COLUMN mail text;
ALTER TABLE orders ADD COLUMN note text;
-- good: each in a transaction of its own
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY);
>>
BEGIN;
ALTER TABLE users ADD COLUMN mail text;
COMMIT;
ALTER TABLE orders ADD COLUMN note text;
-- good: a table and its partitions
CREATE TABLE events (at date PRIMARY KEY, kind text) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
>>
ALTER TABLE events ADD COLUMN note text;
ALTER TABLE events_2026 ALTER kind SET DEFAULT 'a';
