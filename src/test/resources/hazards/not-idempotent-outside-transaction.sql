-- bad: an index that something follows
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
CREATE INDEX CONCURRENTLY users_name ON users (name);
VACUUM users;
-- bad: rows, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int, name text);
>>
INSERT INTO "My App"."Users" VALUES (1, 'a');
VACUUM "My App"."Users";
-- bad: definitions
CREATE TABLE users (id int, name text);
CREATE TABLE logs (id int);
CREATE TABLE others (id int);
>>
CREATE TABLE orders (id int);
ALTER TABLE users ADD COLUMN mail text;
ALTER TABLE logs ADD note text;
CREATE VIEW v AS SELECT 1 AS one;
DROP TABLE others;
VACUUM;
-- bad: an index that is there, whether valid or not
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY, name text);
CREATE INDEX "By Name" ON "My App"."Users" (name);
>>
CREATE INDEX CONCURRENTLY IF NOT EXISTS "By Name" ON "My App"."Users" (name);
-- good: nothing follows
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
CREATE INDEX CONCURRENTLY users_name ON users (name);
-- good: in a transaction
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
CREATE TABLE orders (id int);
INSERT INTO users VALUES (1, 'a');
-- good: they can be run again
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
CREATE TABLE IF NOT EXISTS orders (id int);
ALTER TABLE users ADD COLUMN IF NOT EXISTS mail text;
INSERT INTO users VALUES (1, 'a') ON CONFLICT DO NOTHING;
DROP INDEX CONCURRENTLY IF EXISTS users_name;
VACUUM users;
