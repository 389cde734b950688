-- bad: a table with rows
CREATE TABLE rooms (id int, at tsrange);
INSERT INTO rooms VALUES (1, '[2024-01-01,2024-01-02)');
>>
ALTER TABLE rooms ADD CONSTRAINT free EXCLUDE USING gist (at WITH &&);
-- bad: without a name
CREATE SCHEMA "My App";
CREATE TABLE "My App"."Rooms" (id int, at tsrange);
INSERT INTO "My App"."Rooms" VALUES (1, '[2024-01-01,2024-01-02)');
>>
ALTER TABLE "My App"."Rooms" ADD EXCLUDE (id WITH =);
-- bad: a table made in the same plan
>>
CREATE TABLE rooms (id int, at tsrange);
ALTER TABLE rooms ADD EXCLUDE USING gist (at WITH &&);
-- good: in CREATE TABLE
>>
CREATE TABLE rooms (id int, at tsrange, EXCLUDE USING gist (at WITH &&));
