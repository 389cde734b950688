-- bad: a check is validated where it was added
CREATE TABLE users (id int PRIMARY KEY, age int, name text);
INSERT INTO users SELECT n, n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 0) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT adult;
-- bad: rows are filled where the column was added, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY, name text);
INSERT INTO "My App"."Users" SELECT n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
ALTER TABLE "My App"."Users" ADD COLUMN "Full Name" text;
UPDATE "My App"."Users" SET "Full Name" = name;
-- bad: an index of another table, between BEGIN and COMMIT
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders SELECT n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
BEGIN;
ALTER TABLE users ADD COLUMN mail text;
CREATE INDEX orders_id ON orders (id);
COMMIT;
-- good: in transactions of their own
CREATE TABLE users (id int PRIMARY KEY, age int, name text);
INSERT INTO users SELECT n, n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
BEGIN;
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 0) NOT VALID;
COMMIT;
ALTER TABLE users VALIDATE CONSTRAINT adult;
-- good: a small table
CREATE TABLE users (id int PRIMARY KEY, age int, name text);
INSERT INTO users VALUES (1, 1, 'a');
>>
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 0) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT adult;
-- good: the slow one comes first
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, name text);
INSERT INTO orders SELECT n, repeat('a', 1000) FROM generate_series(1, 10000) n;
>>
CREATE INDEX orders_id ON orders (id);
ALTER TABLE users ADD COLUMN mail text;
