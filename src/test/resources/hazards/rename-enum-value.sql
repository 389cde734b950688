-- bad: a value in use
CREATE TYPE state AS ENUM ('new', 'done');
CREATE TABLE jobs (id int PRIMARY KEY, state state);
>>
ALTER TYPE state RENAME VALUE 'done' TO 'finished';
-- bad: names that need quotes
CREATE SCHEMA "My App";
CREATE TYPE "My App"."State" AS ENUM ('it''s new');
>>
ALTER TYPE "My App"."State" RENAME VALUE 'it''s new' TO 'isn''t old';
-- bad: a type of the same plan
>>
CREATE TYPE state AS ENUM ('new', 'done');
ALTER TYPE state RENAME VALUE 'done' TO 'finished';
-- good: one more value
CREATE TYPE state AS ENUM ('new', 'done');
>>
ALTER TYPE state ADD VALUE 'finished';
