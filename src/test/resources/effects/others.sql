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
-- create materialized view without data
> CREATE MATERIALIZED VIEW fresh AS SELECT * FROM lone WITH NO DATA
-- refresh
> REFRESH MATERIALIZED VIEW stored
-- refresh without data
> REFRESH MATERIALIZED VIEW stored WITH NO DATA
-- refresh concurrently
INSERT INTO viewed VALUES (9, 9);
> REFRESH MATERIALIZED VIEW CONCURRENTLY stored
-- drop materialized view
> DROP MATERIALIZED VIEW stored
-- rename materialized view
> ALTER MATERIALIZED VIEW stored RENAME TO other
-- create sequence
> CREATE SEQUENCE s OWNED BY lone.id
-- create function
> CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'
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
-- insert into a child
> INSERT INTO child VALUES (99, 1, 'x')
-- insert into a parent
> INSERT INTO parent VALUES (99, 'x', 1)
-- insert select
> INSERT INTO parent SELECT id + 100, 'x', 1 FROM lone
-- insert into a partitioned table
> INSERT INTO part VALUES (1, 1)
-- update
> UPDATE lone SET a = 1
-- update of a referenced key
> UPDATE parent SET id = id + 100 WHERE id > 5
-- update of a child's key
> UPDATE child SET parent_id = 1
-- update of a child's other column
> UPDATE child SET note = 'x'
-- update of a partitioned table
> UPDATE part SET id = 1
-- update of an ancestor
> UPDATE ancestor SET a = 1
-- update only an ancestor
> UPDATE ONLY ancestor SET a = 1
-- delete
> DELETE FROM lone
-- delete from a child
> DELETE FROM child
-- delete from a parent
DELETE FROM child;
> DELETE FROM parent
-- delete from a cascading parent
ALTER TABLE child DROP CONSTRAINT child_parent_id_fkey, ADD FOREIGN KEY (parent_id) REFERENCES parent ON DELETE CASCADE;
> DELETE FROM parent
-- select
> SELECT * FROM lone, child
-- select for update
> SELECT * FROM lone FOR UPDATE
-- select from a view
> SELECT * FROM window_on
-- select from a partitioned table
> SELECT * FROM part
-- copy from a table
> COPY lone TO '/dev/null'
-- do
> DO $$ BEGIN PERFORM 1; END $$
