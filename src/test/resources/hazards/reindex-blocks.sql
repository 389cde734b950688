-- bad: an index
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE INDEX "Users" ON users (name);
INSERT INTO users VALUES (1, 'a');
>>
REINDEX INDEX "Users";
-- bad: a table
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
REINDEX TABLE users;
-- bad: a schema
CREATE TABLE users (id int PRIMARY KEY, name text);
>>
REINDEX SCHEMA public;
-- good: CONCURRENTLY
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
REINDEX TABLE CONCURRENTLY users;
REINDEX (CONCURRENTLY) INDEX users_pkey;
-- good: a table without indexes
CREATE TABLE users (name text);
INSERT INTO users VALUES ('a');
>>
REINDEX TABLE users;
