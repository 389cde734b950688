-- bad: another one
CREATE TABLE users (id int PRIMARY KEY, state text DEFAULT 'new');
>>
ALTER TABLE users ALTER state SET DEFAULT 'active';
-- bad: none any more, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" ("The State" text NOT NULL DEFAULT 'new');
>>
ALTER TABLE "My App"."Users" ALTER COLUMN "The State" DROP DEFAULT;
-- good: the column is new
CREATE TABLE users (id int PRIMARY KEY);
>>
ALTER TABLE users ADD COLUMN state text;
ALTER TABLE users ALTER state SET DEFAULT 'new';
-- good: the table is new
>>
CREATE TABLE users (id int PRIMARY KEY, state text);
ALTER TABLE users ALTER state SET DEFAULT 'new';
