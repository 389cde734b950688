-- bad: a table with rows
CREATE TABLE users (id int, name text);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ADD PRIMARY KEY (id);
-- bad: names that need quotes, never null
CREATE TABLE "Users" ("Id" int NOT NULL, name text);
INSERT INTO "Users" VALUES (1, 'a');
>>
ALTER TABLE "Users" ADD CONSTRAINT "Key" PRIMARY KEY ("Id");
-- bad: the index is there, but the column may be null
CREATE TABLE users (id int, name text);
CREATE UNIQUE INDEX users_id ON users (id);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ADD CONSTRAINT key PRIMARY KEY USING INDEX users_id;
-- bad: a partitioned table
CREATE TABLE events (id int NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-06-01');
>>
ALTER TABLE events ADD PRIMARY KEY (id, at);
-- bad: a new column
CREATE TABLE users (name text);
INSERT INTO users VALUES ('a');
>>
ALTER TABLE users ADD COLUMN id bigserial PRIMARY KEY;
-- bad: a table made in the same plan
>>
CREATE TABLE users (id int);
ALTER TABLE users ADD PRIMARY KEY (id);
-- good: of an index that is there
CREATE TABLE users (id int NOT NULL, name text);
CREATE UNIQUE INDEX users_id ON users (id);
INSERT INTO users VALUES (1, 'a');
>>
ALTER TABLE users ADD CONSTRAINT key PRIMARY KEY USING INDEX users_id;
-- good: in CREATE TABLE
>>
CREATE TABLE users (id int PRIMARY KEY);
