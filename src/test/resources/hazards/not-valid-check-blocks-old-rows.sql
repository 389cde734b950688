-- bad: a check, rows that do not meet it
CREATE TABLE users (id int PRIMARY KEY, age int);
INSERT INTO users VALUES (1, -1);
>>
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 0) NOT VALID;
-- bad: without a name, names that need quotes
CREATE TABLE "Users" ("Age" int);
INSERT INTO "Users" VALUES (1);
>>
ALTER TABLE "Users" ADD CHECK ("Age" > 0) NOT VALID;
-- bad: NOT NULL, from 18
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users ADD CONSTRAINT named NOT NULL name NOT VALID;
-- bad: a table made in the same plan
>>
CREATE TABLE users (age int);
ALTER TABLE users ADD CHECK (age > 0) NOT VALID;
-- good: the rows are changed first
CREATE TABLE users (id int PRIMARY KEY, age int);
INSERT INTO users VALUES (1, -1);
>>
UPDATE users SET age = 0 WHERE age < 0;
ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 0) NOT VALID;
-- good: it is never null already
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
>>
ALTER TABLE users ADD CONSTRAINT named NOT NULL name NOT VALID;
-- good: a foreign key is looked at only where it changes
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int);
INSERT INTO orders VALUES (1, 1);
>>
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;
