-- bad: two tables with rows
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1, 1);
>>
ALTER TABLE orders ADD CONSTRAINT owner FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
-- bad: without a name, names that need quotes
CREATE TABLE "Users" (id int PRIMARY KEY);
CREATE TABLE "Orders" (id int PRIMARY KEY, "userId" int);
INSERT INTO "Users" VALUES (1);
INSERT INTO "Orders" VALUES (1, 1);
>>
ALTER TABLE "Orders" ADD FOREIGN KEY ("userId") REFERENCES "Users" DEFERRABLE INITIALLY DEFERRED;
-- bad: a partitioned table
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int, user_id int) PARTITION BY HASH (id);
CREATE TABLE orders_0 PARTITION OF orders FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1, 1);
>>
ALTER TABLE orders ADD CONSTRAINT owner FOREIGN KEY (user_id) REFERENCES users (id);
-- bad: a column with a default
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1);
>>
ALTER TABLE orders ADD COLUMN user_id int DEFAULT 1 REFERENCES users;
-- bad: a table made in the same plan
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
CREATE TABLE orders (id int PRIMARY KEY, user_id int);
ALTER TABLE orders ADD CONSTRAINT owner FOREIGN KEY (user_id) REFERENCES users (id);
-- good: checked later
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int);
INSERT INTO orders VALUES (1);
>>
ALTER TABLE orders ADD CONSTRAINT owner FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT owner;
-- good: a new column that is null everywhere
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY);
INSERT INTO orders VALUES (1);
>>
ALTER TABLE orders ADD COLUMN user_id int REFERENCES users;
