-- bad: the script opens a transaction
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
BEGIN;
CREATE INDEX CONCURRENTLY users_name ON users (name);
COMMIT;
-- bad: names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY, name text);
>>
START TRANSACTION;
VACUUM "My App"."Users";
END;
-- bad: the index of a partitioned table
CREATE TABLE events (at date PRIMARY KEY) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
>>
REINDEX INDEX events_pkey;
-- bad: a table that the same script makes
>>
BEGIN;
CREATE TABLE users (id int PRIMARY KEY, name text);
VACUUM;
COMMIT;
-- good: by itself
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
CREATE INDEX CONCURRENTLY users_name ON users (name);
-- good: behind the transaction
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
BEGIN;
ALTER TABLE users ADD COLUMN mail text;
COMMIT;
CREATE INDEX CONCURRENTLY users_mail ON users (mail);
-- good: a table without partitions
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
REINDEX TABLE users;
