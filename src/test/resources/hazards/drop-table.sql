-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
DROP TABLE users;
-- bad: names that need quotes, and one that others point to
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY);
CREATE TABLE "My App"."order" (id int REFERENCES "My App"."Users");
>>
DROP TABLE IF EXISTS "My App"."Users", "My App"."order" CASCADE;
-- bad: a partition
CREATE TABLE events (at date PRIMARY KEY, kind text) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
>>
DROP TABLE events_2026;
-- bad: a partition beside a default one
CREATE TABLE events (at date PRIMARY KEY, kind text) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
>>
DROP TABLE events_2026;
-- bad: a table of the same plan
>>
CREATE TABLE users (id int PRIMARY KEY, name text);
DROP TABLE users;
-- good: it is not there
>>
DROP TABLE IF EXISTS users;
-- good: nobody else sees it
>>
CREATE TEMP TABLE work (id int);
DROP TABLE work;
-- good: a view holds no rows
CREATE VIEW v AS SELECT 1 AS one;
>>
DROP VIEW v;
