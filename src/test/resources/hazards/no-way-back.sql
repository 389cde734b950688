-- bad: no way back from a drop
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
ALTER TABLE users DROP COLUMN name;
-- bad: no way back from a deletion, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY, name text);
>>
DELETE FROM "My App"."Users" WHERE id = 1;
-- bad: no way back from one more value
CREATE TYPE state AS ENUM ('new');
>>
ALTER TYPE state ADD VALUE 'done';
-- bad: no way back from another type
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
ALTER TABLE users ALTER name TYPE varchar(3) USING left(name, 3);
-- good: there is one
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
DROP TABLE users;
-- good: no way back, but it can be derived
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
ALTER TABLE users ADD COLUMN mail text;
CREATE INDEX ON users (name);
ALTER TABLE users ALTER id TYPE bigint;
-- good: no way back, but nothing was there before
>>
CREATE TABLE users (id int PRIMARY KEY, name text);
UPDATE users SET name = 'a';
DROP TABLE users;
DROP TABLE IF EXISTS others;
