-- bad: a column that must not be null
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
>>
ALTER TABLE users ALTER name DROP NOT NULL;
-- bad: names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" ("Full Name" text NOT NULL);
>>
ALTER TABLE "My App"."Users" ALTER COLUMN "Full Name" DROP NOT NULL;
-- good: it may be null already
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
ALTER TABLE users ALTER name DROP NOT NULL;
-- good: the table is new
>>
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
ALTER TABLE users ALTER name DROP NOT NULL;
