-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users ADD COLUMN name text NOT NULL;
-- bad: a primary key, and names that need quotes
CREATE TABLE "Users" (name text);
INSERT INTO "Users" VALUES ('a');
>>
ALTER TABLE "Users" ADD COLUMN "Id" bigint PRIMARY KEY;
-- bad: an empty table
CREATE TABLE users (id int PRIMARY KEY);
>>
ALTER TABLE users ADD COLUMN name text DEFAULT NULL NOT NULL;
-- bad: a table made in the same plan
>>
CREATE TABLE users (name text);
ALTER TABLE users ADD COLUMN id int NOT NULL;
-- good: with a default
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users ADD COLUMN name text NOT NULL DEFAULT '';
-- good: values come from elsewhere
CREATE DOMAIN zero AS int DEFAULT 0;
CREATE TABLE users (name text);
INSERT INTO users VALUES ('a');
>>
ALTER TABLE users ADD COLUMN id bigserial PRIMARY KEY, ADD COLUMN n zero NOT NULL;
-- good: may be null
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users ADD COLUMN name text CHECK (name IS NOT NULL OR id > 0);
