-- bad: a schema with a table
CREATE SCHEMA app;
CREATE TABLE app.users (id int PRIMARY KEY);
>>
ALTER SCHEMA app RENAME TO core;
-- bad: names that need quotes, a function only
CREATE SCHEMA "My App";
CREATE FUNCTION "My App".one() RETURNS int LANGUAGE sql AS 'SELECT 1';
>>
ALTER SCHEMA "My App" RENAME TO core;
-- bad: a schema of the same plan
>>
CREATE SCHEMA app;
ALTER SCHEMA app RENAME TO core;
-- good: another owner
CREATE SCHEMA app;
CREATE TABLE app.users (id int PRIMARY KEY);
>>
ALTER SCHEMA app OWNER TO CURRENT_USER;
