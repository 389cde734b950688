-- bad: a trigger that comes, is switched off and goes
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
CREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE users DISABLE TRIGGER t;
DROP TRIGGER t ON users;
-- bad: row level security, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY);
>>
ALTER TABLE "My App"."Users" ENABLE ROW LEVEL SECURITY;
-- bad: a policy
CREATE TABLE users (id int PRIMARY KEY);
>>
CREATE POLICY p ON users USING (id > 1);
-- bad: a view that is there
CREATE VIEW v AS SELECT 1 AS one;
>>
CREATE OR REPLACE VIEW v AS SELECT 2 AS one;
-- good: a view that is not there
CREATE TABLE users (id int PRIMARY KEY);
>>
CREATE OR REPLACE VIEW v AS SELECT id FROM users;
-- good: there is none
CREATE TABLE users (id int PRIMARY KEY);
>>
DROP TRIGGER IF EXISTS t ON users;
-- good: the trigger's function
>>
CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
