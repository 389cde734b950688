CREATE TABLE parent (id int PRIMARY KEY, name varchar(10), n int);
CREATE TABLE child (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES parent, note text);
CREATE TABLE lone (
    id int PRIMARY KEY,
    a int,
    b varchar(10),
    c text,
    d numeric(10, 2),
    e timestamp(3),
    f varbit(5),
    g char(5),
    h timestamptz,
    z int NOT NULL DEFAULT 7
);
CREATE INDEX lone_b ON lone (b);
CREATE TABLE part (id int, k int NOT NULL) PARTITION BY RANGE (k);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (10);
CREATE TABLE part_2 PARTITION OF part FOR VALUES FROM (10) TO (20);
CREATE TABLE ancestor (id int, a int);
CREATE TABLE heir (b int) INHERITS (ancestor);
CREATE TABLE viewed (id int PRIMARY KEY, a int);
CREATE VIEW window_on AS SELECT id, a FROM viewed;
CREATE MATERIALIZED VIEW stored AS SELECT id, a FROM viewed;
CREATE UNIQUE INDEX stored_id ON stored (id);
CREATE FUNCTION noticed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
INSERT INTO parent SELECT g, 'p', g FROM generate_series(1, 3) g;
INSERT INTO child SELECT g, g, 'c' FROM generate_series(1, 3) g;
INSERT INTO lone SELECT g, g, 'b', 'c', 1.5, '2026-01-01', B'101', 'g', '2026-01-01' FROM generate_series(1, 3) g;
INSERT INTO part SELECT g, g FROM generate_series(5, 15) g;
INSERT INTO ancestor VALUES (1, 1);
INSERT INTO heir VALUES (2, 2, 2);
INSERT INTO viewed SELECT g, g FROM generate_series(1, 3) g;
REFRESH MATERIALIZED VIEW stored;
