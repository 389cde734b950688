-- case another partition key
-- both
CREATE TABLE other (id int PRIMARY KEY); INSERT INTO other VALUES (1);
-- a
CREATE TABLE p (id int NOT NULL, at date NOT NULL, b text) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'); CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2027-01-01') TO ('2028-01-01'); CREATE TABLE pd PARTITION OF p DEFAULT;
INSERT INTO p VALUES (1, '2026-05-01', 'x'), (2, '2027-05-01', 'y'), (3, '2030-01-01', 'z');
-- b
CREATE TABLE p (id int NOT NULL, at date NOT NULL, b text, PRIMARY KEY (id)) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE TABLE p3 PARTITION OF p FOR VALUES IN (3); CREATE INDEX p1i ON p1 (b); CREATE VIEW v AS SELECT id FROM p3; CREATE TABLE pd (id int, at date, b text);
ALTER TABLE other ADD n int, ADD p int REFERENCES p; INSERT INTO p VALUES (1, '2026-05-01', 'x'), (3, '2030-01-01', 'z');
-- case a table is partitioned where it was not
-- a
CREATE TABLE p (id serial PRIMARY KEY, at date NOT NULL); CREATE TABLE p1 (id int, at date); CREATE TABLE r (p int REFERENCES p); CREATE VIEW v AS SELECT id FROM p;
INSERT INTO p VALUES (1, '2026-05-01'); INSERT INTO p1 VALUES (2, '2026-05-02'); INSERT INTO r VALUES (1);
-- b
CREATE TABLE p (id bigserial, at date NOT NULL, note text DEFAULT 'x', PRIMARY KEY (id, at)) PARTITION BY RANGE (at); CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE r (p int, at date, FOREIGN KEY (p, at) REFERENCES p); CREATE VIEW v AS SELECT id, note FROM p; CREATE FUNCTION f() RETURNS SETOF p1 LANGUAGE sql AS 'SELECT * FROM public.p1';
INSERT INTO p VALUES (1, '2026-05-01', 'n'); INSERT INTO r VALUES (1, '2026-05-01');
-- case a partition of a partition
-- a
CREATE TABLE p (id int, b int) PARTITION BY RANGE (id); CREATE TABLE q PARTITION OF p FOR VALUES FROM (0) TO (10) PARTITION BY LIST (b); CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1); INSERT INTO p VALUES (1, 1);
-- b
CREATE TABLE p (id int, b int) PARTITION BY RANGE (id); CREATE TABLE q PARTITION OF p FOR VALUES FROM (0) TO (20) PARTITION BY LIST (id); CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1); CREATE TABLE z (id int); INSERT INTO p VALUES (1, 1);
-- case an enum in a partition key
-- a
CREATE TYPE mood AS ENUM ('a', 'b', 'c'); CREATE DOMAIN fine AS mood; CREATE TABLE p (m fine, n mood DEFAULT 'a') PARTITION BY LIST (m); CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('a'); CREATE TABLE t (m mood DEFAULT 'a', x int); INSERT INTO p VALUES ('a', 'c'); INSERT INTO t VALUES ('c');
-- b
CREATE TYPE mood AS ENUM ('c', 'a', 'new'); CREATE DOMAIN fine AS mood; CREATE TABLE p (m fine, n mood DEFAULT 'new') PARTITION BY LIST (m); CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('a'); CREATE TABLE t (m mood DEFAULT 'new', x bigint); CREATE VIEW v AS SELECT 'new'::mood AS m; INSERT INTO p VALUES ('a', 'c');
-- case a column of a partition key gets another type
-- a
CREATE TABLE p (id int, b int) PARTITION BY LIST (b); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) PARTITION BY RANGE (id); CREATE TABLE p1a PARTITION OF p1 FOR VALUES FROM (1) TO (9); INSERT INTO p VALUES (1, 1);
-- b
CREATE TABLE p (id bigint, b int, c int) PARTITION BY LIST (b); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1) PARTITION BY RANGE (id); CREATE TABLE p1a PARTITION OF p1 FOR VALUES FROM (1) TO (9); CREATE VIEW v AS SELECT id FROM p; INSERT INTO p VALUES (1, 1);
-- case a range type under a column
-- a
CREATE TYPE mood AS ENUM ('a', 'b', 'c'); CREATE TYPE span AS RANGE (SUBTYPE = mood); CREATE TABLE t (s span, m mood); INSERT INTO t VALUES ('[a,c]', 'b');
-- b
CREATE TYPE mood AS ENUM ('c', 'b', 'a'); CREATE TYPE span AS RANGE (SUBTYPE = mood); CREATE TABLE t (s span, m mood, n int); INSERT INTO t VALUES ('[c,a]', 'b');
-- case a range type with a canonical function
-- b
CREATE TYPE r; CREATE FUNCTION rc(r) RETURNS r LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical'; CREATE TYPE r AS RANGE (SUBTYPE = int4, CANONICAL = rc); CREATE TABLE t (x r); CREATE VIEW v AS SELECT x FROM t; CREATE TABLE u (y int);
-- case the type of a typed table
-- a
CREATE TYPE kind AS (a int, b text); CREATE TABLE t OF kind; CREATE INDEX i ON t (b); INSERT INTO t VALUES (1, 'x');
-- b
CREATE TYPE kind AS (a bigint, b text, c int); CREATE TABLE t OF kind; CREATE INDEX i ON t (c); INSERT INTO t VALUES (1, 'x', 2);
-- case a function in a partition key
-- a
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1'; CREATE TABLE p (id int) PARTITION BY LIST (f(id)); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); INSERT INTO p VALUES (1);
-- b
CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1'; CREATE TABLE p (id int) PARTITION BY LIST (f(id)); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); INSERT INTO p VALUES (1);
