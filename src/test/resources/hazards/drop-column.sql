-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users DROP COLUMN name;
-- bad: a part of the primary key, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" ("order" int, "Full Name" text, PRIMARY KEY ("order", "Full Name"));
>>
ALTER TABLE "My App"."Users" DROP "Full Name", DROP IF EXISTS nothing;
-- bad: a partitioned table
CREATE TABLE events (at date PRIMARY KEY, kind text NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
>>
ALTER TABLE events DROP COLUMN kind;
-- bad: a table of the same plan
>>
CREATE TABLE users (id int PRIMARY KEY, name text);
ALTER TABLE users DROP COLUMN name;
-- good: it is not there
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
ALTER TABLE users DROP COLUMN IF EXISTS mail;
-- good: a constraint
CREATE TABLE users (id int PRIMARY KEY, age int CONSTRAINT adult CHECK (age > 17));
>>
ALTER TABLE users DROP CONSTRAINT adult;
