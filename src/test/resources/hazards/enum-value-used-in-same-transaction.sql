-- bad: written to a row
CREATE TYPE state AS ENUM ('new');
CREATE TABLE jobs (id int PRIMARY KEY, state state);
>>
ALTER TYPE state ADD VALUE 'done';
UPDATE jobs SET state = 'done' WHERE id = 1;
-- bad: as a default
CREATE TYPE state AS ENUM ('new');
CREATE TABLE jobs (id int PRIMARY KEY, state state);
>>
ALTER TYPE state ADD VALUE IF NOT EXISTS 'done' AFTER 'new';
ALTER TABLE jobs ALTER state SET DEFAULT 'done';
-- bad: names that need quotes, between BEGIN and COMMIT
CREATE SCHEMA "My App";
CREATE TYPE "My App"."State" AS ENUM ('new');
>>
BEGIN;
ALTER TYPE "My App"."State" ADD VALUE 'it''s done';
SELECT 'it''s done'::"My App"."State";
COMMIT;
-- bad: in the condition of an index
CREATE TYPE state AS ENUM ('new');
CREATE TABLE jobs (id int PRIMARY KEY, state state);
>>
ALTER TYPE state ADD VALUE 'done';
CREATE INDEX jobs_done ON jobs (id) WHERE state = 'done';
-- good: in two transactions
CREATE TYPE state AS ENUM ('new');
CREATE TABLE jobs (id int PRIMARY KEY, state state);
>>
BEGIN;
ALTER TYPE state ADD VALUE 'done';
COMMIT;
UPDATE jobs SET state = 'done' WHERE id = 1;
-- good: the type is made in the same transaction
>>
CREATE TYPE state AS ENUM ('new');
ALTER TYPE state ADD VALUE 'done';
CREATE TABLE jobs (id int PRIMARY KEY, state state DEFAULT 'done');
-- good: a text that reads the same
CREATE TYPE state AS ENUM ('new');
CREATE TABLE notes (id int PRIMARY KEY, note text);
>>
ALTER TYPE state ADD VALUE 'done';
INSERT INTO notes VALUES (1, 'done');
