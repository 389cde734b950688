-- bad: to logged
CREATE UNLOGGED TABLE "Users" (id int PRIMARY KEY);
INSERT INTO "Users" VALUES (1);
>>
ALTER TABLE "Users" SET LOGGED;
-- bad: to unlogged
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users SET UNLOGGED;
-- bad: a table made in the same plan
>>
CREATE TABLE users (id int PRIMARY KEY);
ALTER TABLE users SET UNLOGGED;
-- good: it is so already
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users SET LOGGED;
