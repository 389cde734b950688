-- create trigger
> CREATE TRIGGER t BEFORE INSERT ON lone FOR EACH ROW EXECUTE FUNCTION noticed()
-- create trigger of a partitioned table
> CREATE TRIGGER t AFTER INSERT ON part FOR EACH ROW EXECUTE FUNCTION noticed()
-- create statement trigger of a partitioned table
> CREATE TRIGGER t AFTER INSERT ON part FOR EACH STATEMENT EXECUTE FUNCTION noticed()
-- create or replace trigger
CREATE TRIGGER t BEFORE INSERT ON lone FOR EACH ROW EXECUTE FUNCTION noticed();
> CREATE OR REPLACE TRIGGER t BEFORE UPDATE ON lone FOR EACH ROW EXECUTE FUNCTION noticed()
-- drop trigger
CREATE TRIGGER t BEFORE INSERT ON lone FOR EACH ROW EXECUTE FUNCTION noticed();
> DROP TRIGGER t ON lone
-- rename trigger
CREATE TRIGGER t BEFORE INSERT ON lone FOR EACH ROW EXECUTE FUNCTION noticed();
> ALTER TRIGGER t ON lone RENAME TO u
-- create policy
> CREATE POLICY k ON lone USING (a > 0)
-- drop policy
CREATE POLICY k ON lone USING (a > 0);
> DROP POLICY k ON lone
-- alter policy
CREATE POLICY k ON lone USING (a > 0);
> ALTER POLICY k ON lone USING (a > 1)
-- create rule
> CREATE RULE r AS ON DELETE TO lone DO INSTEAD NOTHING
-- drop rule
CREATE RULE r AS ON DELETE TO lone DO INSTEAD NOTHING;
> DROP RULE r ON lone
-- create view
> CREATE VIEW fresh AS SELECT * FROM lone
-- replace view
> CREATE OR REPLACE VIEW window_on AS SELECT id, a FROM viewed WHERE a > 1
-- drop view
> DROP VIEW window_on
-- rename view
> ALTER VIEW window_on RENAME TO other
-- view over view
> CREATE VIEW fresh AS SELECT * FROM window_on
-- create materialized view
> CREATE MATERIALIZED VIEW fresh AS SELECT * FROM lone
? SCANS
-- create materialized view without data
> CREATE MATERIALIZED VIEW fresh AS SELECT * FROM lone WITH NO DATA
-- refresh
> REFRESH MATERIALIZED VIEW stored
? SCANS
-- refresh without data
> REFRESH MATERIALIZED VIEW stored WITH NO DATA
-- refresh concurrently
INSERT INTO viewed VALUES (9, 9);
> REFRESH MATERIALIZED VIEW CONCURRENTLY stored
? SCANS
-- drop materialized view
> DROP MATERIALIZED VIEW stored
-- rename materialized view
> ALTER MATERIALIZED VIEW stored RENAME TO other
-- create sequence
> CREATE SEQUENCE s OWNED BY lone.id
? LOCKS
-- create function
> CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'
? LOCKS
-- create function in plpgsql
> CREATE FUNCTION f() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM lone); END'
-- create schema
> CREATE SCHEMA somewhere
-- create type
> CREATE TYPE mood AS ENUM ('ok')
-- create domain
> CREATE DOMAIN word AS text
-- create statistics
> CREATE STATISTICS st ON a, b FROM lone
-- create publication
> CREATE PUBLICATION pub FOR TABLE lone
-- drop function
> DROP FUNCTION noticed()
-- drop type
CREATE TYPE mood AS ENUM ('ok');
> DROP TYPE mood
-- drop sequence
CREATE SEQUENCE s;
> DROP SEQUENCE s
-- insert
> INSERT INTO lone (id) VALUES (99)
? SCANS
-- insert into a child
> INSERT INTO child VALUES (99, 1, 'x')
? SCANS
-- insert into a parent
> INSERT INTO parent VALUES (99, 'x', 1)
? SCANS
-- insert select
> INSERT INTO parent SELECT id + 100, 'x', 1 FROM lone
? SCANS
-- insert into a partitioned table
> INSERT INTO part VALUES (1, 1)
? LOCKS SCANS
-- update
> UPDATE lone SET a = 1
? SCANS
-- update of a referenced key
> UPDATE parent SET id = id + 100 WHERE id > 5
? LOCKS SCANS
-- update of a child's key
> UPDATE child SET parent_id = 1
? LOCKS SCANS
-- update of a child's other column
> UPDATE child SET note = 'x'
? LOCKS SCANS
-- update of a partitioned table
> UPDATE part SET id = 1
? LOCKS SCANS
-- update of an ancestor
> UPDATE ancestor SET a = 1
? SCANS
-- update only an ancestor
> UPDATE ONLY ancestor SET a = 1
? SCANS
-- delete
> DELETE FROM lone
? SCANS
-- delete from a child
> DELETE FROM child
? SCANS
-- delete from a parent
DELETE FROM child;
> DELETE FROM parent
? SCANS
-- delete from a cascading parent
ALTER TABLE child DROP CONSTRAINT child_parent_id_fkey, ADD FOREIGN KEY (parent_id) REFERENCES parent ON DELETE CASCADE;
> DELETE FROM parent
? SCANS
-- select
> SELECT * FROM lone, child
? SCANS
-- select for update
> SELECT * FROM lone FOR UPDATE
? SCANS
-- select from a view
> SELECT * FROM window_on
? SCANS
-- select from a partitioned table
> SELECT * FROM part
? LOCKS SCANS
-- copy from a table
> COPY lone TO '/dev/null'
-- do
> DO $$ BEGIN PERFORM 1; END $$
? LOCKS REWRITES SCANS
-- insert with a trigger
CREATE TRIGGER t BEFORE INSERT ON lone FOR EACH ROW EXECUTE FUNCTION noticed();
> INSERT INTO lone (id) VALUES (99)
? LOCKS REWRITES SCANS
-- select with a function of one's own
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM lone';
> SELECT f()
? LOCKS REWRITES SCANS
-- select with functions of PostgreSQL
> SELECT lower(c), coalesce(a, 1), count(*) FROM lone WHERE a IN (1, 2) GROUP BY 1, 2
? SCANS
-- select for update of one
> SELECT * FROM lone, child FOR UPDATE OF child
? LOCKS SCANS
-- with a change
> WITH gone AS (DELETE FROM child RETURNING id) SELECT * FROM gone, lone
? SCANS
-- with a change besides another
> WITH made AS (INSERT INTO lone (id) VALUES (99) RETURNING id) DELETE FROM child WHERE id IN (SELECT id FROM made)
? LOCKS SCANS
-- with two changes and a query
> WITH made AS (INSERT INTO lone (id) VALUES (99) RETURNING id), gone AS (DELETE FROM child RETURNING id) SELECT * FROM made, gone
? LOCKS SCANS
-- merge [15+]
> MERGE INTO lone USING viewed ON lone.id = viewed.id WHEN MATCHED THEN UPDATE SET a = 1
? SCANS
-- set search path
> SET LOCAL search_path = public
-- explain
> EXPLAIN SELECT * FROM lone
? LOCKS REWRITES SCANS
-- create extension
> CREATE EXTENSION hstore
? LOCKS REWRITES SCANS
-- drop schema
CREATE SCHEMA elsewhere; CREATE TABLE elsewhere.t (id int);
> DROP SCHEMA elsewhere CASCADE
? LOCKS
-- drop type with its columns
CREATE TYPE mood AS ENUM ('ok'); ALTER TABLE lone ADD m mood;
> DROP TYPE mood CASCADE
? LOCKS
-- view over a view that is dropped
CREATE VIEW above AS SELECT * FROM window_on;
> DROP VIEW window_on CASCADE
-- materialized view over a view
> CREATE MATERIALIZED VIEW fresh AS SELECT * FROM window_on
? SCANS
-- select from a view over a partitioned table
CREATE VIEW above AS SELECT * FROM part;
> SELECT * FROM above
? LOCKS SCANS
-- delete where keys are set to null
CREATE TABLE loose (id int, parent_id int REFERENCES parent ON DELETE SET NULL); INSERT INTO loose VALUES (1, 2);
DELETE FROM child;
> DELETE FROM parent
? SCANS
-- set option of a view
> ALTER VIEW window_on SET (security_barrier = true)
-- copy a query
> COPY (SELECT * FROM lone) TO '/dev/null'
? SCANS
-- drop trigger if exists that is not there
> DROP TRIGGER IF EXISTS t ON lone
-- drop trigger if exists that is there
CREATE TRIGGER t BEFORE INSERT ON lone FOR EACH ROW EXECUTE FUNCTION noticed();
> DROP TRIGGER IF EXISTS t ON lone
-- drop policy if exists that is not there
> DROP POLICY IF EXISTS k ON lone
-- drop policy if exists that is there
CREATE POLICY k ON lone USING (a > 0);
> DROP POLICY IF EXISTS k ON lone
-- drop rule if exists that is not there
> DROP RULE IF EXISTS r ON lone
