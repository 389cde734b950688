-- add check
> ALTER TABLE lone ADD CONSTRAINT k CHECK (a > 0)
-- add check not valid
> ALTER TABLE lone ADD CONSTRAINT k CHECK (a > 0) NOT VALID
-- validate check
ALTER TABLE lone ADD CONSTRAINT k CHECK (a > 0) NOT VALID;
> ALTER TABLE lone VALIDATE CONSTRAINT k
-- validate check that is valid
ALTER TABLE lone ADD CONSTRAINT k CHECK (a > 0);
> ALTER TABLE lone VALIDATE CONSTRAINT k
-- add check of a partitioned table
> ALTER TABLE part ADD CONSTRAINT k CHECK (id > 0)
-- validate check of a partitioned table
ALTER TABLE part ADD CONSTRAINT k CHECK (id > 0) NOT VALID;
> ALTER TABLE part VALIDATE CONSTRAINT k
-- add check of an ancestor
> ALTER TABLE ancestor ADD CONSTRAINT k CHECK (a > 0)
-- add foreign key
> ALTER TABLE lone ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES parent
-- add foreign key not valid
> ALTER TABLE lone ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES parent NOT VALID
-- validate foreign key
ALTER TABLE lone ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES parent NOT VALID;
> ALTER TABLE lone VALIDATE CONSTRAINT k
-- validate foreign key that is valid
> ALTER TABLE child VALIDATE CONSTRAINT child_parent_id_fkey
-- add foreign key to itself
> ALTER TABLE lone ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES lone
-- add foreign key of a partitioned table
INSERT INTO parent SELECT g, 'p', g FROM generate_series(4, 20) g;
> ALTER TABLE part ADD CONSTRAINT k FOREIGN KEY (id) REFERENCES parent
-- add foreign key to a partitioned table
ALTER TABLE part ADD PRIMARY KEY (id, k); CREATE TABLE pointer (id int, k int); INSERT INTO pointer VALUES (5, 5);
> ALTER TABLE pointer ADD FOREIGN KEY (id, k) REFERENCES part
-- validate foreign key of a partitioned table [18+]
INSERT INTO parent SELECT g, 'p', g FROM generate_series(4, 20) g;
ALTER TABLE part ADD CONSTRAINT k FOREIGN KEY (id) REFERENCES parent NOT VALID;
> ALTER TABLE part VALIDATE CONSTRAINT k
-- add unique
> ALTER TABLE lone ADD UNIQUE (a)
-- add unique of a partitioned table
> ALTER TABLE part ADD UNIQUE (id, k)
-- add primary key on a column that may be null
CREATE TABLE bare (a int, b int); INSERT INTO bare VALUES (1, 1);
> ALTER TABLE bare ADD PRIMARY KEY (a)
-- add primary key on a column that is not null
CREATE TABLE bare (a int NOT NULL, b int); INSERT INTO bare VALUES (1, 1);
> ALTER TABLE bare ADD PRIMARY KEY (a)
-- add unique using an index
CREATE UNIQUE INDEX u ON lone (a);
> ALTER TABLE lone ADD CONSTRAINT k UNIQUE USING INDEX u
-- add primary key using an index on a column that may be null
CREATE TABLE bare (a int, b int); INSERT INTO bare VALUES (1, 1); CREATE UNIQUE INDEX u ON bare (a);
> ALTER TABLE bare ADD CONSTRAINT k PRIMARY KEY USING INDEX u
-- add primary key using an index on a column that is not null
CREATE TABLE bare (a int NOT NULL, b int); INSERT INTO bare VALUES (1, 1); CREATE UNIQUE INDEX u ON bare (a);
> ALTER TABLE bare ADD CONSTRAINT k PRIMARY KEY USING INDEX u
-- add exclusion
> ALTER TABLE lone ADD EXCLUDE USING btree (a WITH =)
-- add not null constraint [18+]
> ALTER TABLE lone ADD CONSTRAINT k NOT NULL a
-- add not null constraint not valid [18+]
> ALTER TABLE lone ADD CONSTRAINT k NOT NULL a NOT VALID
-- validate not null constraint [18+]
ALTER TABLE lone ADD CONSTRAINT k NOT NULL a NOT VALID;
> ALTER TABLE lone VALIDATE CONSTRAINT k
-- add check not enforced [18+]
> ALTER TABLE lone ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED
-- add foreign key not enforced [18+]
> ALTER TABLE lone ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES parent NOT ENFORCED
-- drop check
ALTER TABLE lone ADD CONSTRAINT k CHECK (a > 0);
> ALTER TABLE lone DROP CONSTRAINT k
-- drop constraint if exists that is not there
> ALTER TABLE lone DROP CONSTRAINT IF EXISTS k
-- drop foreign key
> ALTER TABLE child DROP CONSTRAINT child_parent_id_fkey
-- drop primary key
> ALTER TABLE lone DROP CONSTRAINT lone_pkey
-- drop referenced primary key
> ALTER TABLE parent DROP CONSTRAINT parent_pkey CASCADE
-- drop foreign key of a partitioned table
TRUNCATE part; ALTER TABLE part ADD CONSTRAINT k FOREIGN KEY (id) REFERENCES parent;
> ALTER TABLE part DROP CONSTRAINT k
-- alter constraint
> ALTER TABLE child ALTER CONSTRAINT child_parent_id_fkey DEFERRABLE
-- create index
> CREATE INDEX ON lone (a)
-- create unique index
> CREATE UNIQUE INDEX ON lone (a) WHERE a > 0
-- create index if not exists that is there
> CREATE INDEX IF NOT EXISTS lone_b ON lone (b)
-- create index on a partitioned table
> CREATE INDEX ON part (id)
-- create index on only a partitioned table
> CREATE INDEX ON ONLY part (id)
-- create index on a materialized view
> CREATE INDEX ON stored (a)
-- create index on an ancestor
> CREATE INDEX ON ancestor (a)
-- drop index
> DROP INDEX lone_b
-- drop index if exists that is not there
> DROP INDEX IF EXISTS nowhere
-- drop index of a partitioned table
CREATE INDEX i ON part (id);
> DROP INDEX i
-- reindex index
> REINDEX INDEX lone_b
-- reindex table
> REINDEX TABLE lone
-- rename index
> ALTER INDEX lone_b RENAME TO other
-- set option of an index
> ALTER INDEX lone_b SET (fillfactor = 80)
-- alter domain add check
CREATE DOMAIN word AS text; CREATE TABLE worded (w word); INSERT INTO worded VALUES ('a');
> ALTER DOMAIN word ADD CONSTRAINT k CHECK (value <> '')
-- alter domain add check not valid
CREATE DOMAIN word AS text; CREATE TABLE worded (w word); INSERT INTO worded VALUES ('a');
> ALTER DOMAIN word ADD CONSTRAINT k CHECK (value <> '') NOT VALID
-- alter domain validate
CREATE DOMAIN word AS text; CREATE TABLE worded (w word); INSERT INTO worded VALUES ('a');
ALTER DOMAIN word ADD CONSTRAINT k CHECK (value <> '') NOT VALID;
> ALTER DOMAIN word VALIDATE CONSTRAINT k
-- alter domain set not null
CREATE DOMAIN word AS text; CREATE TABLE worded (w word); INSERT INTO worded VALUES ('a');
> ALTER DOMAIN word SET NOT NULL
-- alter domain drop constraint
CREATE DOMAIN word AS text CONSTRAINT k CHECK (value <> ''); CREATE TABLE worded (w word); INSERT INTO worded VALUES ('a');
> ALTER DOMAIN word DROP CONSTRAINT k
-- alter domain set default
CREATE DOMAIN word AS text; CREATE TABLE worded (w word); INSERT INTO worded VALUES ('a');
> ALTER DOMAIN word SET DEFAULT 'x'
-- alter type add value
CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE moody (m mood);
> ALTER TYPE mood ADD VALUE 'sad'
-- alter type rename value
CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE moody (m mood);
> ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'
-- add foreign key to a referenced partition
ALTER TABLE part_1 ADD PRIMARY KEY (id);
CREATE TABLE pointer (id int); INSERT INTO pointer VALUES (5);
> ALTER TABLE pointer ADD FOREIGN KEY (id) REFERENCES part_1
-- add primary key on a partitioned table
> ALTER TABLE part ADD PRIMARY KEY (id, k)
-- add unique to an ancestor
> ALTER TABLE ancestor ADD UNIQUE (id)
-- add check to only a table
> ALTER TABLE ONLY lone ADD CHECK (a > 0)
-- drop unique that is not referenced
ALTER TABLE lone ADD CONSTRAINT u UNIQUE (a);
> ALTER TABLE lone DROP CONSTRAINT u
-- drop foreign key to itself
ALTER TABLE lone ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES lone;
> ALTER TABLE lone DROP CONSTRAINT k
-- drop foreign key to a partitioned table
ALTER TABLE part ADD PRIMARY KEY (id, k); CREATE TABLE pointer (id int, k int, CONSTRAINT f FOREIGN KEY (id, k) REFERENCES part);
> ALTER TABLE pointer DROP CONSTRAINT f
-- drop not null constraint [18+]
> ALTER TABLE lone DROP CONSTRAINT lone_z_not_null
-- create index with a function
> CREATE INDEX ON lone (lower(c))
-- create hash index
> CREATE INDEX ON lone USING hash (a)
-- drop two indexes
CREATE INDEX i ON child (note);
> DROP INDEX lone_b, i
-- reindex a table without indexes
> REINDEX TABLE ancestor
-- alter domain of a partitioned table
CREATE DOMAIN word AS text; ALTER TABLE part ADD w word; UPDATE part SET w = 'a';
> ALTER DOMAIN word ADD CHECK (value <> '')
