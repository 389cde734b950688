-- bad: a table with rows, from 15
CREATE TABLE users (id int PRIMARY KEY, mail text, city text);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ADD CONSTRAINT one_mail UNIQUE NULLS NOT DISTINCT (mail) INCLUDE (city) DEFERRABLE INITIALLY DEFERRED;
-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY, mail text, city text);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ADD CONSTRAINT one_mail UNIQUE (mail) INCLUDE (city) DEFERRABLE INITIALLY DEFERRED;
-- bad: without a name, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" ("Mail" text, city text);
INSERT INTO "My App"."Users" VALUES ('a');
>>
ALTER TABLE "My App"."Users" ADD UNIQUE ("Mail", city);
-- bad: a partitioned table
CREATE TABLE events (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events VALUES (1, '2024-06-01');
>>
ALTER TABLE events ADD CONSTRAINT once UNIQUE (id, at);
-- bad: a new column
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users ADD COLUMN mail varchar(100) UNIQUE;
-- bad: no overlaps, for which there is no other way
CREATE TABLE rooms (id int4range, at tsrange);
INSERT INTO rooms VALUES ('[1,2)', '[2024-01-01,2024-01-02)');
>>
ALTER TABLE rooms ADD UNIQUE (id, at WITHOUT OVERLAPS);
-- bad: a table made in the same plan
>>
CREATE TABLE users (mail text);
ALTER TABLE users ADD UNIQUE (mail);
-- good: of an index that is there
CREATE TABLE users (id int PRIMARY KEY, mail text);
CREATE UNIQUE INDEX one_mail ON users (mail);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ADD CONSTRAINT one_mail UNIQUE USING INDEX one_mail;
