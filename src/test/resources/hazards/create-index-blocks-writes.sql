-- bad: a table with rows
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
CREATE INDEX users_name ON users USING btree (lower(name) DESC) WHERE id > 5;
-- bad: names that need quotes, no name for the index
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" ("Name" text);
INSERT INTO "My App"."Users" VALUES ('a');
>>
CREATE UNIQUE INDEX ON "My App"."Users" ("Name");
-- bad: partitions
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events VALUES (1, '2024-06-01');
>>
CREATE INDEX events_n ON events (n);
-- bad: a materialized view
CREATE MATERIALIZED VIEW numbers AS SELECT 1 AS n;
>>
CREATE INDEX numbers_n ON numbers (n);
-- bad: a table made in the same plan
>>
CREATE TABLE users (name text);
CREATE INDEX ON users (name);
-- good: CONCURRENTLY
CREATE TABLE users (id int PRIMARY KEY, name text);
INSERT INTO users VALUES (1, 'a');
>>
CREATE INDEX CONCURRENTLY users_name ON users (name);
-- good: of the parent alone
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
>>
CREATE INDEX events_n ON ONLY events (n);
-- good: it is there
CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE INDEX users_name ON users (name);
>>
CREATE INDEX IF NOT EXISTS users_name ON users (name);
