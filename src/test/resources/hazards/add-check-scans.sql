-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY, age int);
INSERT INTO users VALUES (1, 1);
>>
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 0 AND (age < 200 OR age IS NULL));
-- bad: without a name
CREATE TABLE users (id int PRIMARY KEY, age int);
INSERT INTO users VALUES (1, 1);
>>
ALTER TABLE users ADD CHECK (age > 0);
-- good: not valid yet
CREATE TABLE users (id int PRIMARY KEY, age int);
>>
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 0) NOT VALID;
ALTER TABLE users VALIDATE CONSTRAINT adult;
