-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ALTER name SET NOT NULL;
-- bad: names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" ("Full Name" text);
INSERT INTO "My App"."Users" VALUES ('a');
>>
ALTER TABLE "My App"."Users" ALTER "Full Name" SET NOT NULL;
-- good: the column has been so all along
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
>>
ALTER TABLE users ALTER name SET NOT NULL;
-- good: the plan proves it first
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ADD CONSTRAINT k CHECK (name IS NOT NULL) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT k;
ALTER TABLE users ALTER name SET NOT NULL;
ALTER TABLE users DROP CONSTRAINT k;
