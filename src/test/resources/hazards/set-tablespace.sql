-- bad: to another one
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users SET TABLESPACE fast;
-- bad: a materialized view
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS n;
>>
ALTER MATERIALIZED VIEW totals SET TABLESPACE fast;
-- bad: an index
CREATE TABLE "Users" (id int PRIMARY KEY);
INSERT INTO "Users" VALUES (1);
>>
ALTER INDEX "Users_pkey" SET TABLESPACE pg_default;
-- bad: all that lie in one
CREATE TABLE users (id int PRIMARY KEY);
>>
ALTER TABLE ALL IN TABLESPACE pg_default SET TABLESPACE fast;
-- bad: a table made in the same plan
>>
CREATE TABLE users (id int PRIMARY KEY);
ALTER TABLE users SET TABLESPACE fast;
-- good: it lies there already
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users SET TABLESPACE pg_default;
