-- bad: a table
CREATE TABLE "Users" (id int PRIMARY KEY);
INSERT INTO "Users" VALUES (1);
>>
CLUSTER "Users" USING "Users_pkey";
-- bad: all tables
CREATE TABLE users (id int PRIMARY KEY);
>>
CLUSTER;
-- bad: a table made in the same plan
>>
CREATE TABLE users (id int PRIMARY KEY);
CLUSTER users USING users_pkey;
-- good: only the choice of the index
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users CLUSTER ON users_pkey;
