-- bad: no index
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE "Orders" (id int PRIMARY KEY, "userId" int);
INSERT INTO users VALUES (1);
INSERT INTO "Orders" VALUES (1, 1);
>>
ALTER TABLE "Orders" ADD CONSTRAINT owner FOREIGN KEY ("userId") REFERENCES users (id) NOT VALID;
-- bad: the column comes second, or the index leaves rows out
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int);
CREATE INDEX ON orders (id, user_id);
CREATE INDEX ON orders (user_id) WHERE id > 5;
INSERT INTO orders VALUES (1);
>>
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;
-- bad: a partitioned table
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int, user_id int) PARTITION BY HASH (id);
CREATE TABLE orders_0 PARTITION OF orders FOR VALUES WITH (MODULUS 1, REMAINDER 0);
INSERT INTO users VALUES (1);
INSERT INTO orders VALUES (1, 1);
>>
ALTER TABLE orders ADD CONSTRAINT owner FOREIGN KEY (user_id) REFERENCES users (id);
-- bad: a new column
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY);
INSERT INTO orders VALUES (1);
>>
ALTER TABLE orders ADD COLUMN user_id int REFERENCES users;
-- bad: a new column, names that need quotes
CREATE TABLE "Users" (id int PRIMARY KEY);
CREATE TABLE "Orders" (id int PRIMARY KEY);
INSERT INTO "Orders" VALUES (1);
>>
ALTER TABLE "Orders" ADD COLUMN "userId" bigint REFERENCES "Users" (id) ON DELETE SET NULL;
-- bad: a table made in the same plan
CREATE TABLE users (id int PRIMARY KEY);
>>
CREATE TABLE orders (id int PRIMARY KEY, user_id int);
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;
-- good: an index begins with its columns
CREATE TABLE users (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE orders (id int PRIMARY KEY, a int, b int);
CREATE INDEX ON orders (b, a, id);
>>
ALTER TABLE orders ADD FOREIGN KEY (a, b) REFERENCES users;
-- good: the plan builds it first
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int);
INSERT INTO orders VALUES (1);
>>
CREATE INDEX CONCURRENTLY orders_user ON orders (user_id);
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID;
-- good: both are made here, with the index
CREATE TABLE users (id int PRIMARY KEY);
>>
CREATE TABLE orders (id int PRIMARY KEY, user_id int);
CREATE INDEX ON orders (user_id);
ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;
