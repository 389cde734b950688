-- bad: a volatile default
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();
-- bad: a serial
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Users" (name text);
INSERT INTO "My App"."Users" VALUES ('a');
>>
ALTER TABLE "My App"."Users" ADD COLUMN "No" bigserial;
-- bad: an identity
CREATE TABLE users (name text);
INSERT INTO users VALUES ('a');
>>
ALTER TABLE users ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY;
-- bad: a stored generated column
CREATE TABLE users (name text);
INSERT INTO users VALUES ('a');
>>
ALTER TABLE users ADD COLUMN short text GENERATED ALWAYS AS (upper(name)) STORED;
-- bad: a domain that may refuse values
CREATE DOMAIN age AS int CHECK (VALUE >= 0);
CREATE TABLE users (name text);
INSERT INTO users VALUES ('a');
>>
ALTER TABLE users ADD COLUMN years age;
-- bad: partitions
CREATE TABLE events (at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES ('2024-06-01');
>>
ALTER TABLE events ADD COLUMN seen timestamptz DEFAULT clock_timestamp();
-- bad: a table made in the same plan
>>
CREATE TABLE users (name text);
ALTER TABLE users ADD COLUMN id serial;
-- good: defaults that are the same for all rows
CREATE TABLE users (id int PRIMARY KEY);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users ADD COLUMN a text NOT NULL DEFAULT 'x';
ALTER TABLE users ADD COLUMN b timestamptz DEFAULT now(), ADD COLUMN c int;
-- good: a virtual generated column
CREATE TABLE users (name text);
INSERT INTO users VALUES ('a');
>>
ALTER TABLE users ADD COLUMN short text GENERATED ALWAYS AS (upper(name)) VIRTUAL;
-- good: it is there already
CREATE TABLE users (id int, n int);
INSERT INTO users VALUES (1);
>>
ALTER TABLE users ADD COLUMN IF NOT EXISTS n serial;
