-- bad: a table
CREATE TABLE "Users" (id int PRIMARY KEY);
INSERT INTO "Users" VALUES (1);
>>
VACUUM (FULL, ANALYZE) "Users";
-- bad: all tables
CREATE TABLE users (id int PRIMARY KEY);
>>
VACUUM FULL;
-- bad: a table made in the same plan
>>
CREATE TABLE users (id int PRIMARY KEY);
VACUUM FULL users;
-- good: plain
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
VACUUM (FULL off, ANALYZE) users;
