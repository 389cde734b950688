-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
TRUNCATE users;
-- bad: names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
INSERT INTO "My App"."Users" DEFAULT VALUES;
>>
TRUNCATE TABLE ONLY "My App"."Users" RESTART IDENTITY;
-- bad: with those that point to it
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int REFERENCES users);
INSERT INTO users VALUES (1, 'a');
>>
TRUNCATE users CASCADE;
-- bad: a partitioned table
CREATE TABLE events (at date PRIMARY KEY, kind text) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO events VALUES ('2026-02-02', 'a');
>>
TRUNCATE events;
-- good: nobody else sees it
>>
CREATE TEMP TABLE work (id int);
TRUNCATE work;
