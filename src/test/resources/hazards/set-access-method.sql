-- bad: to another one
CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE "Users" (id int PRIMARY KEY);
INSERT INTO "Users" VALUES (1);
>>
ALTER TABLE "Users" SET ACCESS METHOD pile;
-- bad: a table made in the same plan
>>
CREATE TABLE users (id int PRIMARY KEY);
ALTER TABLE users SET ACCESS METHOD pile;
-- good: it is so already
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users SET ACCESS METHOD heap;
