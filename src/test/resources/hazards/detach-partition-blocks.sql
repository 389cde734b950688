-- bad: a partition
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-06-01');
>>
ALTER TABLE events DETACH PARTITION events_2024;
-- bad: names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Events" ("Kind" text) PARTITION BY LIST ("Kind");
CREATE TABLE "My App"."Events A" PARTITION OF "My App"."Events" FOR VALUES IN ('a');
INSERT INTO "My App"."Events" VALUES ('a');
>>
ALTER TABLE "My App"."Events" DETACH PARTITION "My App"."Events A";
-- bad: a default partition is there
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE others PARTITION OF events DEFAULT;
INSERT INTO events VALUES (1, '2024-06-01');
>>
ALTER TABLE events DETACH PARTITION events_2024;
-- bad: made in the same plan
>>
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE others PARTITION OF events DEFAULT;
ALTER TABLE events DETACH PARTITION others;
-- good: CONCURRENTLY
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
>>
ALTER TABLE events DETACH PARTITION events_2024 CONCURRENTLY;
