-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY, name varchar(80) NOT NULL);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users RENAME COLUMN name TO full_name;
-- bad: names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" ("order" numeric(9, 2)[]);
>>
ALTER TABLE "My App"."Users" RENAME "order" TO "The Order";
-- bad: a partitioned table
CREATE TABLE events (at date PRIMARY KEY, kind text) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
>>
ALTER TABLE events RENAME kind TO sort;
-- bad: a view
CREATE VIEW v AS SELECT 1 AS one;
>>
ALTER VIEW v RENAME COLUMN one TO two;
-- bad: a table of the same plan
>>
CREATE TABLE users (id int PRIMARY KEY, name text);
ALTER TABLE users RENAME COLUMN name TO full_name;
-- good: a constraint
CREATE TABLE users (id int PRIMARY KEY);
>>
ALTER TABLE users RENAME CONSTRAINT users_pkey TO users_key;
-- good: the new column beside the old one
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
ALTER TABLE users ADD COLUMN full_name text;
