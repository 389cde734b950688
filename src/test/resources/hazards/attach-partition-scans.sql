-- bad: a table with rows
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 (n int, at date);
INSERT INTO events_2024 VALUES (1, '2024-06-01');
>>
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- bad: a list, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Events" ("Kind" text) PARTITION BY LIST ("Kind");
CREATE TABLE "My App"."Events A" ("Kind" text);
INSERT INTO "My App"."Events A" VALUES ('a');
>>
ALTER TABLE "My App"."Events" ATTACH PARTITION "My App"."Events A" FOR VALUES IN ('a', 'b');
-- bad: only the default partition is searched
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE others PARTITION OF events DEFAULT;
INSERT INTO events VALUES (1, '2020-01-01');
CREATE TABLE events_2024 (n int, at date, CHECK (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01'));
INSERT INTO events_2024 VALUES (1, '2024-06-01');
>>
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- bad: a key that cannot be written out
CREATE TABLE events (n int) PARTITION BY HASH (n);
CREATE TABLE events_0 (n int);
INSERT INTO events_0 VALUES (1);
>>
ALTER TABLE events ATTACH PARTITION events_0 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
-- bad: a table made in the same plan
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
>>
CREATE TABLE events_2024 (n int, at date);
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO (MAXVALUE);
-- good: a check proves it
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 (n int, at date);
INSERT INTO events_2024 VALUES (1, '2024-06-01');
>>
ALTER TABLE events_2024 ADD CONSTRAINT bound CHECK (at IS NOT NULL AND at >= '2024-01-01' AND at < '2025-01-01') NOT VALID;
ALTER TABLE events_2024 VALIDATE CONSTRAINT bound;
ALTER TABLE events ATTACH PARTITION events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
