-- create table
> CREATE TABLE fresh (id int PRIMARY KEY, a text DEFAULT 'x', CHECK (a <> ''))
-- create table if not exists that is there
> CREATE TABLE IF NOT EXISTS lone (id int)
-- create table with a foreign key
> CREATE TABLE fresh (id int PRIMARY KEY, parent_id int REFERENCES parent)
-- create table with a foreign key to itself
> CREATE TABLE fresh (id int PRIMARY KEY, up int REFERENCES fresh)
-- create table with a table's foreign key
> CREATE TABLE fresh (id int, parent_id int, FOREIGN KEY (parent_id) REFERENCES parent (id))
-- create table referencing a partitioned one
ALTER TABLE part ADD PRIMARY KEY (id, k);
> CREATE TABLE fresh (id int, k int, FOREIGN KEY (id, k) REFERENCES part)
-- create partition
> CREATE TABLE part_3 PARTITION OF part FOR VALUES FROM (20) TO (30)
-- create partition beside a default one
CREATE TABLE part_d PARTITION OF part DEFAULT; INSERT INTO part VALUES (99, 99);
> CREATE TABLE part_3 PARTITION OF part FOR VALUES FROM (20) TO (30)
-- create default partition
> CREATE TABLE part_d PARTITION OF part DEFAULT
-- create partition of a table with a foreign key
TRUNCATE part; ALTER TABLE part ADD FOREIGN KEY (id) REFERENCES parent;
> CREATE TABLE part_3 PARTITION OF part FOR VALUES FROM (20) TO (30)
-- create partition of a referenced table
ALTER TABLE part ADD PRIMARY KEY (id, k); CREATE TABLE pointer (id int, k int, FOREIGN KEY (id, k) REFERENCES part);
> CREATE TABLE part_3 PARTITION OF part FOR VALUES FROM (20) TO (30)
-- create partitioned table
> CREATE TABLE fresh (id int, k int) PARTITION BY LIST (k)
-- create heir
> CREATE TABLE fresh (c int) INHERITS (ancestor)
-- create like
> CREATE TABLE fresh (LIKE lone INCLUDING ALL)
-- create as query
> CREATE TABLE fresh AS SELECT * FROM lone
? SCANS
-- create as query without data
> CREATE TABLE fresh AS SELECT * FROM lone WITH NO DATA
-- select into
> SELECT * INTO fresh FROM lone
? SCANS
-- truncate
> TRUNCATE lone
-- truncate cascade
> TRUNCATE parent CASCADE
-- truncate partitioned
> TRUNCATE part
-- truncate ancestor
> TRUNCATE ancestor
-- truncate only ancestor
> TRUNCATE ONLY ancestor
-- drop table
> DROP TABLE lone
-- drop table if exists that is not there
> DROP TABLE IF EXISTS nowhere
-- drop child of a foreign key
> DROP TABLE child
-- drop parent of a foreign key
> DROP TABLE parent CASCADE
-- drop parent and child
> DROP TABLE parent, child
-- drop partitioned
> DROP TABLE part
-- drop partition
> DROP TABLE part_2
-- drop partition beside a default one
CREATE TABLE part_d PARTITION OF part DEFAULT;
> DROP TABLE part_2
-- drop heir
> DROP TABLE heir
-- drop ancestor
> DROP TABLE ancestor CASCADE
-- drop table with its views
> DROP TABLE viewed CASCADE
-- rename table
> ALTER TABLE lone RENAME TO other
-- rename column
> ALTER TABLE lone RENAME COLUMN a TO other
-- rename column of an ancestor
> ALTER TABLE ancestor RENAME COLUMN a TO other
-- rename constraint
> ALTER TABLE lone RENAME CONSTRAINT lone_pkey TO other
-- rename partitioned
> ALTER TABLE part RENAME TO other
-- rename column of partitioned
> ALTER TABLE part RENAME COLUMN id TO other
-- set schema
CREATE SCHEMA IF NOT EXISTS elsewhere;
> ALTER TABLE lone SET SCHEMA elsewhere
-- set unlogged
> ALTER TABLE lone SET UNLOGGED
-- set logged
ALTER TABLE lone SET UNLOGGED;
> ALTER TABLE lone SET LOGGED
-- set logged that is logged
> ALTER TABLE lone SET LOGGED
-- set tablespace that it is in
> ALTER TABLE lone SET TABLESPACE pg_default
-- set access method that it has [15+]
> ALTER TABLE lone SET ACCESS METHOD heap
-- set fillfactor
> ALTER TABLE lone SET (fillfactor = 80)
-- reset fillfactor
> ALTER TABLE lone RESET (fillfactor)
-- set option of views
> ALTER TABLE lone SET (user_catalog_table = true)
-- set autovacuum
> ALTER TABLE lone SET (autovacuum_enabled = false)
-- disable trigger
CREATE TRIGGER t BEFORE INSERT ON lone FOR EACH ROW EXECUTE FUNCTION noticed();
> ALTER TABLE lone DISABLE TRIGGER t
-- enable trigger
CREATE TRIGGER t BEFORE INSERT ON lone FOR EACH ROW EXECUTE FUNCTION noticed();
> ALTER TABLE lone ENABLE ALWAYS TRIGGER t
-- disable trigger all of partitioned
> ALTER TABLE part DISABLE TRIGGER ALL
-- enable row level security
> ALTER TABLE lone ENABLE ROW LEVEL SECURITY
-- force row level security
> ALTER TABLE lone FORCE ROW LEVEL SECURITY
-- owner
> ALTER TABLE lone OWNER TO CURRENT_USER
-- replica identity
> ALTER TABLE lone REPLICA IDENTITY FULL
-- cluster on
> ALTER TABLE lone CLUSTER ON lone_b
-- set without cluster
> ALTER TABLE lone SET WITHOUT CLUSTER
-- inherit
CREATE TABLE orphan (id int, a int);
> ALTER TABLE orphan INHERIT ancestor
-- no inherit
> ALTER TABLE heir NO INHERIT ancestor
-- attach partition
CREATE TABLE part_3 (id int, k int NOT NULL); INSERT INTO part_3 VALUES (1, 25);
> ALTER TABLE part ATTACH PARTITION part_3 FOR VALUES FROM (20) TO (30)
-- attach partition with a matching check
CREATE TABLE part_3 (id int, k int NOT NULL CHECK (k >= 20 AND k < 30)); INSERT INTO part_3 VALUES (1, 25);
> ALTER TABLE part ATTACH PARTITION part_3 FOR VALUES FROM (20) TO (30)
? SCANS
-- attach partition beside a default one
CREATE TABLE part_d PARTITION OF part DEFAULT; INSERT INTO part VALUES (99, 99);
CREATE TABLE part_3 (id int, k int NOT NULL); INSERT INTO part_3 VALUES (1, 25);
> ALTER TABLE part ATTACH PARTITION part_3 FOR VALUES FROM (20) TO (30)
-- attach partition to an indexed table
CREATE INDEX ON part (id);
CREATE TABLE part_3 (id int, k int NOT NULL); INSERT INTO part_3 VALUES (1, 25);
> ALTER TABLE part ATTACH PARTITION part_3 FOR VALUES FROM (20) TO (30)
-- attach default partition
CREATE TABLE part_d (id int, k int NOT NULL); INSERT INTO part_d VALUES (1, 25);
> ALTER TABLE part ATTACH PARTITION part_d DEFAULT
-- detach partition
> ALTER TABLE part DETACH PARTITION part_2
-- detach partition beside a default one
CREATE TABLE part_d PARTITION OF part DEFAULT;
> ALTER TABLE part DETACH PARTITION part_2
-- lock table
> LOCK TABLE lone IN SHARE MODE
-- lock table plainly
> LOCK lone, child
-- lock partitioned
> LOCK TABLE part IN ACCESS SHARE MODE
-- lock view
> LOCK TABLE window_on IN ACCESS EXCLUSIVE MODE
-- comment on table
> COMMENT ON TABLE lone IS 'alone'
-- comment on column
> COMMENT ON COLUMN lone.a IS 'first'
-- comment on constraint
> COMMENT ON CONSTRAINT lone_pkey ON lone IS 'key'
-- grant
> GRANT SELECT ON lone TO PUBLIC
-- revoke
> REVOKE ALL ON lone, child FROM PUBLIC
-- cluster
> CLUSTER lone USING lone_b
-- analyze
> ANALYZE lone
-- truncate both ends of a foreign key
> TRUNCATE child, parent
-- drop table of another schema
CREATE SCHEMA elsewhere; CREATE TABLE elsewhere."Big" (id int);
> DROP TABLE elsewhere."Big"
-- drop partitioned with a foreign key
TRUNCATE part; ALTER TABLE part ADD FOREIGN KEY (id) REFERENCES parent;
> DROP TABLE part
-- detach partition with a foreign key
TRUNCATE part; ALTER TABLE part ADD FOREIGN KEY (id) REFERENCES parent;
> ALTER TABLE part DETACH PARTITION part_2
? LOCKS SCANS
-- attach partition with a foreign key
TRUNCATE part; ALTER TABLE part ADD FOREIGN KEY (id) REFERENCES parent;
CREATE TABLE part_3 (id int, k int NOT NULL); INSERT INTO part_3 VALUES (1, 25);
> ALTER TABLE part ATTACH PARTITION part_3 FOR VALUES FROM (20) TO (30)
? SCANS
-- create partition below a partition
ALTER TABLE part DETACH PARTITION part_2; DROP TABLE part_2;
CREATE TABLE part_2 PARTITION OF part FOR VALUES FROM (10) TO (20) PARTITION BY RANGE (k);
> CREATE TABLE part_2a PARTITION OF part_2 FOR VALUES FROM (10) TO (15)
-- add column above sub-partitions
ALTER TABLE part DETACH PARTITION part_2; DROP TABLE part_2;
CREATE TABLE part_2 PARTITION OF part FOR VALUES FROM (10) TO (20) PARTITION BY RANGE (k);
CREATE TABLE part_2a PARTITION OF part_2 FOR VALUES FROM (10) TO (15); INSERT INTO part VALUES (12, 12);
> ALTER TABLE part ADD COLUMN x float8 DEFAULT random()
-- set statistics of a partitioned table
> ALTER TABLE part ALTER COLUMN id SET STATISTICS 200
-- set storage of a partitioned table
ALTER TABLE part ADD x text;
> ALTER TABLE part ALTER COLUMN x SET STORAGE EXTERNAL
-- set compression of a partitioned table
ALTER TABLE part ADD x text;
> ALTER TABLE part ALTER COLUMN x SET COMPRESSION pglz
-- drop not null of a partitioned table
ALTER TABLE part ALTER id SET NOT NULL;
> ALTER TABLE part ALTER COLUMN id DROP NOT NULL
-- drop not null of an ancestor
ALTER TABLE ancestor ALTER a SET NOT NULL;
> ALTER TABLE ancestor ALTER COLUMN a DROP NOT NULL
-- set column options of a partitioned table
> ALTER TABLE part ALTER COLUMN id SET (n_distinct = 5)
-- drop check of a partitioned table
ALTER TABLE part ADD CONSTRAINT k CHECK (id > 0);
> ALTER TABLE part DROP CONSTRAINT k
-- rename check of a partitioned table
ALTER TABLE part ADD CONSTRAINT k CHECK (id > 0);
> ALTER TABLE part RENAME CONSTRAINT k TO other
-- rename primary key of a partitioned table
ALTER TABLE part ADD CONSTRAINT k PRIMARY KEY (id, k);
> ALTER TABLE part RENAME CONSTRAINT k TO other
-- rename a referenced table
> ALTER TABLE parent RENAME TO other
-- drop constraint of a partitioned unique key
ALTER TABLE part ADD CONSTRAINT u UNIQUE (id, k);
> ALTER TABLE part DROP CONSTRAINT u
-- owner of partitioned
> ALTER TABLE part OWNER TO CURRENT_USER
-- set schema of a referenced table
CREATE SCHEMA elsewhere;
> ALTER TABLE parent SET SCHEMA elsewhere
-- cluster on and add a column
> ALTER TABLE lone CLUSTER ON lone_b, ADD COLUMN x int
-- two checks
> ALTER TABLE lone ADD CHECK (a > 0) NOT VALID, ADD CHECK (z > 0)
-- if exists that is not there
> ALTER TABLE IF EXISTS nowhere ADD COLUMN x int
-- set unlogged of a referenced table's child
> ALTER TABLE child SET UNLOGGED
-- drop trigger of a partitioned table
CREATE TRIGGER t AFTER INSERT ON part FOR EACH ROW EXECUTE FUNCTION noticed();
> DROP TRIGGER t ON part
-- drop statement trigger of a partitioned table
CREATE TRIGGER t AFTER INSERT ON part FOR EACH STATEMENT EXECUTE FUNCTION noticed();
> DROP TRIGGER t ON part
-- comment on trigger
CREATE TRIGGER t BEFORE INSERT ON lone FOR EACH ROW EXECUTE FUNCTION noticed();
> COMMENT ON TRIGGER t ON lone IS 'x'
-- comment on view
> COMMENT ON VIEW window_on IS 'x'
-- comment on index
> COMMENT ON INDEX lone_b IS 'x'
-- rename trigger of a partitioned table
CREATE TRIGGER t AFTER INSERT ON part FOR EACH ROW EXECUTE FUNCTION noticed();
> ALTER TRIGGER t ON part RENAME TO u
? LOCKS
-- create constraint trigger
> CREATE CONSTRAINT TRIGGER t AFTER INSERT ON lone FROM parent FOR EACH ROW EXECUTE FUNCTION noticed()
-- foreign table
DROP FOREIGN DATA WRAPPER IF EXISTS w CASCADE; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE far (id int) SERVER s;
> ALTER FOREIGN TABLE far ADD COLUMN x int DEFAULT random()
-- drop foreign table
DROP FOREIGN DATA WRAPPER IF EXISTS w CASCADE; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE far (id int) SERVER s;
> DROP FOREIGN TABLE far
