-- bad: a check
CREATE DOMAIN age AS int;
CREATE TABLE users (id int PRIMARY KEY, years age);
CREATE TABLE pets (id int PRIMARY KEY, years age);
INSERT INTO users VALUES (1, 1);
>>
ALTER DOMAIN age ADD CONSTRAINT positive CHECK (VALUE >= 0);
-- bad: never null, names that need quotes
CREATE SCHEMA "My App";
CREATE DOMAIN "My App"."Age" AS int;
CREATE TABLE users (id int PRIMARY KEY, years "My App"."Age");
INSERT INTO users VALUES (1, 1);
>>
ALTER DOMAIN "My App"."Age" SET NOT NULL;
-- bad: without a name
CREATE DOMAIN age AS int;
CREATE TABLE users (id int PRIMARY KEY, years age);
INSERT INTO users VALUES (1, 1);
>>
ALTER DOMAIN age ADD CHECK (VALUE >= 0);
-- bad: VALIDATE reads them too
CREATE DOMAIN age AS int;
ALTER DOMAIN age ADD CONSTRAINT positive CHECK (VALUE >= 0) NOT VALID;
CREATE TABLE users (id int PRIMARY KEY, years age);
INSERT INTO users VALUES (1, 1);
>>
ALTER DOMAIN age VALIDATE CONSTRAINT positive;
-- bad: all made in the same plan
>>
CREATE DOMAIN age AS int;
CREATE TABLE users (id int PRIMARY KEY, years age);
ALTER DOMAIN age ADD CHECK (VALUE >= 0);
-- good: checked later
CREATE DOMAIN age AS int;
CREATE TABLE users (id int PRIMARY KEY, years age);
INSERT INTO users VALUES (1, 1);
>>
ALTER DOMAIN age ADD CONSTRAINT positive CHECK (VALUE >= 0) NOT VALID;
-- good: nobody uses it
CREATE DOMAIN age AS int;
>>
ALTER DOMAIN age ADD CHECK (VALUE >= 0);
-- good: a default
CREATE DOMAIN age AS int;
CREATE TABLE users (id int PRIMARY KEY, years age);
>>
ALTER DOMAIN age SET DEFAULT 0;
