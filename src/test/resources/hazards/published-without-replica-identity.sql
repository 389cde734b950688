-- bad: an update
CREATE TABLE logs (id int, note text);
CREATE PUBLICATION p FOR TABLE logs;
>>
UPDATE logs SET note = 'b' WHERE id = 1;
-- bad: a publication that comes, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Logs" (id int, note text);
>>
CREATE PUBLICATION p FOR TABLE "My App"."Logs";
-- bad: the primary key goes
CREATE TABLE users (id int PRIMARY KEY, note text);
CREATE PUBLICATION p FOR ALL TABLES;
>>
ALTER TABLE users DROP CONSTRAINT users_pkey;
-- bad: a partition
CREATE TABLE events (at date, kind text) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE PUBLICATION p FOR TABLE events;
>>
DELETE FROM events WHERE kind = 'a';
-- good: with a primary key
CREATE TABLE users (id int PRIMARY KEY, note text);
CREATE PUBLICATION p FOR TABLE users;
>>
UPDATE users SET note = 'b' WHERE id = 1;
-- good: only insertions are sent
CREATE TABLE logs (id int, note text);
CREATE PUBLICATION p FOR TABLE logs WITH (publish = 'insert');
>>
UPDATE logs SET note = 'b' WHERE id = 1;
-- good: the plan sees to it first
CREATE TABLE logs (id int, note text);
CREATE PUBLICATION p FOR TABLE logs;
>>
ALTER TABLE logs REPLICA IDENTITY FULL;
DELETE FROM logs WHERE id = 1;
-- good: nobody subscribes
CREATE TABLE logs (id int, note text);
>>
DELETE FROM logs WHERE id = 1;
