-- bad: a table with rows
CREATE TABLE events (n int GENERATED ALWAYS AS IDENTITY, at date, PRIMARY KEY (n, at)) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events (at) VALUES ('2024-06-01');
>>
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- bad: a default partition is searched, names that need quotes
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Events" ("Kind" text) PARTITION BY LIST ("Kind");
CREATE TABLE "My App"."Others" PARTITION OF "My App"."Events" DEFAULT;
INSERT INTO "My App"."Events" VALUES ('x');
>>
CREATE TABLE "My App"."Events A" PARTITION OF "My App"."Events" FOR VALUES IN ('a', 'b');
-- bad: columns of its own
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-06-01');
>>
CREATE TABLE events_2025 PARTITION OF events (n DEFAULT 5) FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- bad: a default partition is made
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-06-01');
>>
CREATE TABLE others PARTITION OF events DEFAULT;
-- bad: all made in the same plan
>>
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE others PARTITION OF events DEFAULT;
-- good: made apart and attached
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO events VALUES (1, '2024-06-01');
>>
CREATE TABLE events_2025 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- good: it is there
CREATE TABLE events (n int, at date) PARTITION BY RANGE (at);
CREATE TABLE others PARTITION OF events DEFAULT;
>>
CREATE TABLE IF NOT EXISTS others PARTITION OF events DEFAULT;
