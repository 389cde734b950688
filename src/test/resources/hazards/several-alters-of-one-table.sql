-- bad: two types
CREATE TABLE users (id int PRIMARY KEY, age int, name text);
INSERT INTO users SELECT n, n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
ALTER TABLE users ALTER id TYPE bigint;
ALTER TABLE users ALTER age TYPE bigint;
-- bad: checks, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."The Users" (id int PRIMARY KEY, age int, name text);
INSERT INTO "My App"."The Users" SELECT n, n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
ALTER TABLE "My App"."The Users" ADD CHECK (age > 0);
ALTER TABLE ONLY "My App"."The Users" ALTER name SET NOT NULL;
-- good: in one
CREATE TABLE users (id int PRIMARY KEY, age int, name text);
INSERT INTO users SELECT n, n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
ALTER TABLE users ALTER id TYPE bigint, ALTER age TYPE bigint;
-- good: they touch no row
CREATE TABLE users (id int PRIMARY KEY, age int, name text);
INSERT INTO users SELECT n, n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
ALTER TABLE users ADD COLUMN mail text;
ALTER TABLE users ALTER age SET DEFAULT 1;
-- good: a small table
CREATE TABLE users (id int PRIMARY KEY, age int, name text);
INSERT INTO users VALUES (1, 1, 'a');
>>
ALTER TABLE users ALTER id TYPE bigint;
ALTER TABLE users ALTER age TYPE bigint;
