-- bad: a schema with a table
CREATE SCHEMA app;
CREATE TABLE app.users (id int PRIMARY KEY);
>>
DROP SCHEMA app CASCADE;
-- bad: names that need quotes, and one that is not there
CREATE SCHEMA "My App";
CREATE FUNCTION "My App".one() RETURNS int LANGUAGE sql AS 'SELECT 1';
>>
DROP SCHEMA IF EXISTS nothing, "My App" CASCADE;
-- bad: the plan fills it
CREATE SCHEMA app;
>>
CREATE TABLE app.users (id int PRIMARY KEY);
DROP SCHEMA app CASCADE;
-- good: PostgreSQL refuses unless it is empty
CREATE SCHEMA app;
CREATE TABLE app.users (id int PRIMARY KEY);
>>
DROP SCHEMA app;
-- good: there is nothing in it
CREATE SCHEMA app;
>>
DROP SCHEMA IF EXISTS app CASCADE;
