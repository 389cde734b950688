-- bad: the constraint
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int CONSTRAINT orders_user_fk REFERENCES users);
>>
ALTER TABLE orders DROP CONSTRAINT orders_user_fk;
-- bad: the column, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (id int PRIMARY KEY);
CREATE TABLE "My App"."order" (id int, "The User" int REFERENCES "My App"."Users");
>>
ALTER TABLE "My App"."order" DROP COLUMN "The User";
-- bad: the table
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int CONSTRAINT of_user REFERENCES users);
>>
DROP TABLE orders;
-- bad: of a partitioned table
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE events (at date, user_id int CONSTRAINT of_user REFERENCES users) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
>>
ALTER TABLE events DROP CONSTRAINT of_user;
-- good: another constraint
CREATE TABLE users (id int PRIMARY KEY, age int CONSTRAINT adult CHECK (age > 17));
>>
ALTER TABLE users DROP CONSTRAINT adult;
-- good: both go
CREATE TABLE users (id int PRIMARY KEY);
CREATE TABLE orders (id int PRIMARY KEY, user_id int CONSTRAINT of_user REFERENCES users);
>>
DROP TABLE orders, users;
-- good: it points to its own table
CREATE TABLE users (id int PRIMARY KEY, boss int CONSTRAINT of_boss REFERENCES users);
>>
ALTER TABLE users DROP CONSTRAINT of_boss;
