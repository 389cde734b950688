-- bad: int to bigint, the key
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ALTER COLUMN id TYPE bigint;
-- bad: names that need quotes, a cast
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" ("No" text);
INSERT INTO "My App"."Users" VALUES ('1');
>>
ALTER TABLE "My App"."Users" ALTER COLUMN "No" TYPE numeric(10, 2) USING "No"::numeric(10, 2);
-- bad: shorter
CREATE TABLE users (name varchar(20));
INSERT INTO users VALUES ('a');
>>
ALTER TABLE users ALTER name TYPE varchar(10);
-- bad: an index must be built again
CREATE TABLE users (name varchar(20));
CREATE INDEX ON users (lower(name));
INSERT INTO users VALUES ('a');
>>
ALTER TABLE users ALTER name TYPE text;
-- bad: partitions
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-06-01');
>>
ALTER TABLE events ALTER n TYPE bigint;
-- bad: a table made in the same plan
>>
CREATE TABLE users (n int);
ALTER TABLE users ALTER n TYPE bigint;
-- good: longer, or without a limit
CREATE TABLE users (a varchar(20), b varchar(20), c numeric(8, 2));
INSERT INTO users VALUES ('a', 'b', 1);
>>
ALTER TABLE users ALTER a TYPE varchar(40), ALTER b TYPE text, ALTER c TYPE numeric(12, 2);
-- good: after another column came
CREATE TABLE users (a varchar(20));
INSERT INTO users VALUES ('a');
>>
ALTER TABLE users ADD COLUMN b int;
ALTER TABLE users ALTER a TYPE text;
