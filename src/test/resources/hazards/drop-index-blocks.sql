-- bad: an index
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE INDEX users_name ON users (name);
INSERT INTO users VALUES (1, 'a');
>>
DROP INDEX users_name;
-- bad: two, with names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (a int, b int);
CREATE INDEX "A" ON "My App"."Users" (a);
CREATE INDEX "B" ON "My App"."Users" (b);
INSERT INTO "My App"."Users" VALUES (1, 1);
>>
DROP INDEX IF EXISTS "My App"."A", "My App"."B";
-- bad: of partitions
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX events_n ON events (n);
>>
DROP INDEX events_n;
-- bad: made in the same plan
>>
CREATE TABLE users (name text);
CREATE INDEX users_name ON users (name);
DROP INDEX users_name;
-- good: CONCURRENTLY
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE INDEX users_name ON users (name);
>>
DROP INDEX CONCURRENTLY users_name;
-- good: there is none
CREATE TABLE users (id int PRIMARY KEY);
>>
DROP INDEX IF EXISTS users_name;
