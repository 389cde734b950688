-- case schema
-- b
CREATE SCHEMA "Sales Dept"; COMMENT ON SCHEMA "Sales Dept" IS 'it''s \ new';
-- case schema grants
-- both
CREATE SCHEMA s;
-- b
GRANT USAGE ON SCHEMA s TO PUBLIC; GRANT CREATE ON SCHEMA s TO pg_monitor WITH GRANT OPTION;
-- case extension
-- b
CREATE SCHEMA x; CREATE EXTENSION citext SCHEMA x; CREATE TABLE t (c x.citext);
-- case extension in another schema
-- both
CREATE SCHEMA x;
-- a
CREATE EXTENSION citext SCHEMA x; CREATE TABLE t (c x.citext);
-- b
CREATE EXTENSION citext; CREATE TABLE t (c public.citext);
-- case enum
-- b
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'back\slash'); COMMENT ON TYPE mood IS 'how'; CREATE TABLE t (m mood DEFAULT 'sad');
-- case enum gains values
-- a
CREATE TYPE mood AS ENUM ('b', 'd'); CREATE TABLE t (m mood DEFAULT 'b', n mood[]); INSERT INTO t VALUES ('d', '{b,d}');
-- b
CREATE TYPE mood AS ENUM ('a', 'b', 'c', 'd', 'e'); CREATE TABLE t (m mood DEFAULT 'b', n mood[]);
-- case enum changes order, with view, index, check and function on it
-- a
CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int, m mood NOT NULL DEFAULT 'a', CONSTRAINT k CHECK (m <> 'b'));
CREATE INDEX i ON t (m) WHERE m = 'a'; CREATE VIEW v AS SELECT * FROM t WHERE m = 'a';
CREATE FUNCTION f(mood) RETURNS mood LANGUAGE sql AS 'SELECT $1'; INSERT INTO t VALUES (1, 'c');
-- b
CREATE TYPE mood AS ENUM ('c', 'b', 'a');
CREATE TABLE t (id int, m mood NOT NULL DEFAULT 'a', CONSTRAINT k CHECK (m <> 'b'));
CREATE INDEX i ON t (m) WHERE m = 'a'; CREATE VIEW v AS SELECT * FROM t WHERE m = 'a';
CREATE FUNCTION f(mood) RETURNS mood LANGUAGE sql AS 'SELECT $1'; INSERT INTO t VALUES (1, 'c');
-- case domain
-- b
CREATE DOMAIN email AS varchar(80) COLLATE "C" DEFAULT 'x@y' NOT NULL CONSTRAINT at CHECK (VALUE LIKE '%@%');
CREATE TABLE t (e email); COMMENT ON DOMAIN email IS 'mail';
-- case domain changes
-- a
CREATE DOMAIN d AS int DEFAULT 1 CONSTRAINT a CHECK (VALUE > 0); CREATE TABLE t (x d);
-- b
CREATE DOMAIN d AS int NOT NULL CONSTRAINT b CHECK (VALUE > 1) CONSTRAINT a CHECK (VALUE > 2); CREATE TABLE t (x d);
-- case domain over another type
-- a
CREATE DOMAIN d AS int; CREATE TABLE t (x d); CREATE VIEW v AS SELECT x FROM t; INSERT INTO t VALUES (7);
-- b
CREATE DOMAIN d AS bigint; CREATE TABLE t (x d); CREATE VIEW v AS SELECT x FROM t; INSERT INTO t VALUES (7);
-- case composite type
-- b
CREATE TYPE pair AS (a int, "B" text COLLATE "C"); CREATE TABLE t (p pair, q pair[]);
-- case composite type changes
-- a
CREATE TYPE pair AS (a int, b text); CREATE TABLE t (p pair);
-- b
CREATE TYPE pair AS (a int, c text); CREATE TABLE t (p pair);
-- case composite attribute of another type
-- a
CREATE TYPE pair AS (a int, b text); CREATE TABLE t (p pair); INSERT INTO t VALUES ((1, 'x'));
-- b
CREATE TYPE pair AS (a bigint, b text); CREATE TABLE t (p pair); INSERT INTO t VALUES ((1, 'x'));
-- case range type
-- b
CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = spans);
CREATE TABLE t (s span, ss spans);
-- case sequence
-- b
CREATE SEQUENCE s AS smallint INCREMENT BY 2 MINVALUE 5 MAXVALUE 99 START WITH 7 CACHE 3 CYCLE; COMMENT ON SEQUENCE s IS 'n';
GRANT USAGE ON SEQUENCE s TO PUBLIC;
-- case sequence changes
-- a
CREATE SEQUENCE s AS int; CREATE TABLE t (id int); ALTER SEQUENCE s OWNED BY t.id;
-- b
CREATE SEQUENCE s AS bigint INCREMENT BY 5 CYCLE; CREATE TABLE t (id int);
-- case sequence keeps when its column goes
-- a
CREATE TABLE t (id serial, n int);
-- b
CREATE SEQUENCE t_id_seq AS integer; CREATE TABLE t (n int DEFAULT nextval('t_id_seq'));
-- case table
-- b
CREATE TABLE "Order" (id bigint PRIMARY KEY, "Näme" text NOT NULL DEFAULT 'it''s', at timestamptz DEFAULT now());
COMMENT ON TABLE "Order" IS 'orders'; COMMENT ON COLUMN "Order"."Näme" IS 'name'; GRANT SELECT ON "Order" TO PUBLIC;
GRANT UPDATE ("Näme") ON "Order" TO pg_monitor;
-- case table without columns
-- b
CREATE TABLE nothing ();
-- case table unlogged
-- a
CREATE TABLE t (id int);
-- b
CREATE UNLOGGED TABLE t (id int);
-- case table options
-- both
CREATE TABLE t (id int, body text);
-- a
ALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = false);
-- b
ALTER TABLE t SET (fillfactor = 80, toast.autovacuum_enabled = false); COMMENT ON TABLE t IS 'E''\n';
-- case replica identity
-- both
CREATE TABLE t (id int NOT NULL); CREATE UNIQUE INDEX u ON t (id);
-- a
ALTER TABLE t REPLICA IDENTITY FULL;
-- b
ALTER TABLE t REPLICA IDENTITY USING INDEX u; ALTER TABLE t CLUSTER ON u;
-- case row level security
-- both
CREATE TABLE t (id int, owner text);
-- b
ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON t AS RESTRICTIVE FOR UPDATE TO PUBLIC USING (owner = current_user) WITH CHECK (id > 0);
CREATE POLICY "see all" ON t FOR SELECT TO pg_monitor, pg_read_all_data USING (true); COMMENT ON POLICY own ON t IS 'p';
-- case policy changes
-- both
CREATE TABLE t (id int, owner text);
-- a
CREATE POLICY own ON t USING (owner = current_user);
-- b
CREATE POLICY own ON t FOR INSERT WITH CHECK (owner = session_user);
-- case column comes
-- a
CREATE TABLE t (id int);
-- b
CREATE TABLE t (id int, n int NOT NULL DEFAULT 5, s text COLLATE "C", g int GENERATED ALWAYS AS (id * 2) STORED);
-- case serial column comes
-- a
CREATE TABLE t (n int); INSERT INTO t VALUES (1), (2);
-- b
CREATE TABLE t (n int, id serial PRIMARY KEY);
-- case identity column comes
-- a
CREATE TABLE t (n int); INSERT INTO t VALUES (1), (2);
-- b
CREATE TABLE t (n int, id bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 100 INCREMENT BY 10) PRIMARY KEY);
-- case column type with view, trigger, policy, index, check and statistics
-- a
CREATE TABLE t (id int, name text DEFAULT 'x', CONSTRAINT k CHECK (name <> ''));
CREATE INDEX i ON t (lower(name)); CREATE STATISTICS st ON id, name FROM t; CREATE POLICY p ON t USING (name = 'a');
CREATE VIEW v AS SELECT name FROM t; CREATE VIEW w AS SELECT upper(name) AS n FROM v; GRANT SELECT ON w TO PUBLIC;
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE OF name ON t FOR EACH ROW EXECUTE FUNCTION tf(); INSERT INTO t VALUES (1, 'ab');
-- b
CREATE TABLE t (id int, name varchar(50) DEFAULT 'y', CONSTRAINT k CHECK (name <> ''));
CREATE INDEX i ON t (lower(name)); CREATE STATISTICS st ON id, name FROM t; CREATE POLICY p ON t USING (name = 'a');
CREATE VIEW v AS SELECT name FROM t; CREATE VIEW w AS SELECT upper(name) AS n FROM v; GRANT SELECT ON w TO PUBLIC;
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE OF name ON t FOR EACH ROW EXECUTE FUNCTION tf(); INSERT INTO t VALUES (1, 'ab');
-- case column type under a generated column
-- a
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 1) STORED); CREATE INDEX i ON t (g);
-- b
CREATE TABLE t (a bigint, g bigint GENERATED ALWAYS AS (a + 1) STORED); CREATE INDEX i ON t (g);
-- case text to enum
-- a
CREATE TABLE t (r text NOT NULL DEFAULT 'user'); INSERT INTO t VALUES ('admin');
-- b
CREATE TYPE role AS ENUM ('user', 'admin'); CREATE TABLE t (r role NOT NULL DEFAULT 'user'); INSERT INTO t VALUES ('admin');
-- case text to integer
-- a
CREATE TABLE t (n text); INSERT INTO t VALUES ('5');
-- b
CREATE TABLE t (n int); INSERT INTO t VALUES (5);
-- case column not null and default
-- a
CREATE TABLE t (a int NOT NULL, b int, c text DEFAULT 'x');
-- b
CREATE TABLE t (a int, b int NOT NULL, c text DEFAULT 'y');
-- case column collation
-- a
CREATE TABLE t (a text); CREATE INDEX i ON t (a);
-- b
CREATE TABLE t (a text COLLATE "C"); CREATE INDEX i ON t (a);
-- case column storage, compression, statistics and options
-- both
CREATE TABLE t (a text, b numeric);
-- b
ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER a SET COMPRESSION pglz, ALTER a SET STATISTICS 500, ALTER b SET (n_distinct = 7), ALTER b SET STORAGE PLAIN;
-- case identity
-- a
CREATE TABLE t (id int NOT NULL);
-- b
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY (MAXVALUE 1000 CYCLE));
-- case identity changes
-- a
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY);
-- b
CREATE TABLE t (id bigint GENERATED BY DEFAULT AS IDENTITY (INCREMENT BY 5));
-- case serial becomes identity
-- a
CREATE TABLE t (id serial PRIMARY KEY);
-- b
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
-- case serial to bigserial
-- a
CREATE TABLE t (id serial PRIMARY KEY);
-- b
CREATE TABLE t (id bigserial PRIMARY KEY);
-- case generated expression changes
-- a
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 1) STORED); CREATE VIEW v AS SELECT g FROM t;
-- b
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 2) STORED); CREATE VIEW v AS SELECT g FROM t;
-- case generated column becomes plain
-- a
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 1) STORED);
-- b
CREATE TABLE t (a int, g int);
-- case generated virtual from 18
-- a
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 1) STORED);
-- b
CREATE TABLE t (a int, g int GENERATED ALWAYS AS (a + 1) VIRTUAL);
-- case not null by name and not valid from 18
-- both
CREATE TABLE t (a int, b int, c int);
-- a
ALTER TABLE t ADD CONSTRAINT named NOT NULL a, ADD NOT NULL c;
-- b
ALTER TABLE t ADD CONSTRAINT other NOT NULL a NOT VALID, ADD NOT NULL b NO INHERIT;
-- case primary key, unique, exclude and check
-- both
CREATE TABLE t (id int NOT NULL, a int, b int4range);
-- b
ALTER TABLE t ADD CONSTRAINT "Key" PRIMARY KEY (id) INCLUDE (a) WITH (fillfactor = 80);
ALTER TABLE t ADD UNIQUE (a) DEFERRABLE INITIALLY DEFERRED, ADD EXCLUDE USING gist (b WITH &&), ADD CONSTRAINT k CHECK (a > 0) NO INHERIT;
COMMENT ON CONSTRAINT k ON t IS 'positive';
-- case primary key moves while a foreign key needs it
-- a
CREATE TABLE p (id int PRIMARY KEY, other int UNIQUE); CREATE TABLE c (p int REFERENCES p);
-- b
CREATE TABLE p (id int CONSTRAINT named PRIMARY KEY, other int UNIQUE); CREATE TABLE c (p int REFERENCES p);
-- case foreign key
-- both
CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int);
-- a
ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (p) REFERENCES p ON DELETE CASCADE;
-- b
ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (p) REFERENCES p ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;
-- case foreign keys in a circle
-- b
CREATE TABLE a (id int PRIMARY KEY, b int); CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);
ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES b; CREATE TABLE self (id int PRIMARY KEY, up int REFERENCES self);
-- case constraint validity
-- both
CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (a int);
-- a
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID, ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT VALID;
-- b
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0), ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p;
-- case constraint not enforced from 18
-- both
CREATE TABLE t (a int);
-- a
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED;
-- b
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0);
-- case index
-- both
CREATE TABLE t (a int, b text);
-- b
CREATE UNIQUE INDEX "Index" ON t USING btree (a DESC NULLS LAST, lower(b) text_pattern_ops) INCLUDE (b) WITH (fillfactor = 70) WHERE a > 5;
ALTER INDEX "Index" ALTER COLUMN 2 SET STATISTICS 400; COMMENT ON INDEX "Index" IS 'quick';
-- case index changes
-- both
CREATE TABLE t (a int, b text);
-- a
CREATE INDEX i ON t (a);
-- b
CREATE INDEX i ON t USING hash (b);
-- case view
-- both
CREATE TABLE t (a int, b text);
-- b
CREATE VIEW v WITH (security_barrier = true, check_option = local) AS SELECT a, b AS "B" FROM t WHERE a > 0;
ALTER VIEW v ALTER COLUMN a SET DEFAULT 3; COMMENT ON COLUMN v."B" IS 'b'; GRANT SELECT (a) ON v TO PUBLIC; COMMENT ON VIEW v IS 'v';
-- case view changes under views
-- both
CREATE TABLE t (a int, b text);
-- a
CREATE VIEW v AS SELECT a, b FROM t; CREATE VIEW w AS SELECT a FROM v; CREATE MATERIALIZED VIEW m AS SELECT * FROM w; CREATE UNIQUE INDEX mi ON m (a);
COMMENT ON COLUMN w.a IS 'a'; CREATE RULE r AS ON INSERT TO w DO INSTEAD NOTHING;
-- b
CREATE VIEW v AS SELECT b, a FROM t; CREATE VIEW w AS SELECT a FROM v; CREATE MATERIALIZED VIEW m AS SELECT * FROM w; CREATE UNIQUE INDEX mi ON m (a);
COMMENT ON COLUMN w.a IS 'a'; CREATE RULE r AS ON INSERT TO w DO INSTEAD NOTHING;
-- case view when its column goes
-- a
CREATE TABLE t (a int, b text); CREATE VIEW v AS SELECT a, b FROM t;
-- b
CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;
-- case view by a primary key
-- a
CREATE TABLE t (a int PRIMARY KEY, b text); CREATE VIEW v AS SELECT a, b FROM t GROUP BY a;
-- b
CREATE TABLE t (a int CONSTRAINT other PRIMARY KEY, b text); CREATE VIEW v AS SELECT a, b FROM t GROUP BY a;
-- case materialized view
-- both
CREATE TABLE t (a int, b text);
-- b
CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT a FROM t WITH NO DATA; CREATE INDEX mi ON m (a); COMMENT ON MATERIALIZED VIEW m IS 'm';
-- case function
-- b
CREATE FUNCTION f(a int, b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{}') RETURNS TABLE (x int, y text) LANGUAGE sql STABLE PARALLEL SAFE COST 5 SET work_mem = '1MB' AS $$SELECT $1, $2$$;
CREATE PROCEDURE p(INOUT a int) LANGUAGE plpgsql AS $$BEGIN COMMIT; END$$; COMMENT ON FUNCTION f IS 'f'; COMMENT ON PROCEDURE p IS 'p';
REVOKE EXECUTE ON FUNCTION f FROM PUBLIC; GRANT EXECUTE ON PROCEDURE p TO pg_monitor;
-- case function body
-- a
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TABLE t (a int DEFAULT f(1), CHECK (f(a) > 0));
-- b
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2'; CREATE TABLE t (a int DEFAULT f(1), CHECK (f(a) > 0));
-- case function returns another type, used by default, check, index, view and trigger
-- a
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE TABLE t (a int DEFAULT f(1), CONSTRAINT k CHECK (f(a) > 0)); CREATE INDEX i ON t (f(a)); CREATE VIEW v AS SELECT f(a) AS x FROM t;
-- b
CREATE FUNCTION f(b int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 1::bigint';
CREATE TABLE t (a int DEFAULT f(1), CONSTRAINT k CHECK (f(a) > 0)); CREATE INDEX i ON t (f(a)); CREATE VIEW v AS SELECT f(a) AS x FROM t;
-- case function over a table's rows
-- b
CREATE TABLE t (a int, b int); CREATE FUNCTION total(t) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.a + $1.b'; CREATE VIEW v AS SELECT t.total FROM t;
CREATE FUNCTION every() RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT * FROM public.t'; CREATE INDEX i ON t (total(t.*));
-- case function with a body of its own
-- a
CREATE TABLE t (a int, b int); CREATE FUNCTION f() RETURNS bigint STABLE BEGIN ATOMIC SELECT count(a) FROM t; END;
-- b
CREATE TABLE t (b int); CREATE FUNCTION f() RETURNS bigint STABLE BEGIN ATOMIC SELECT count(b) FROM t; END;
-- case aggregate
-- b
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0', COMBINEFUNC = int4pl, PARALLEL = SAFE); COMMENT ON AGGREGATE total(int) IS 't';
CREATE AGGREGATE "any(thing"(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
-- case trigger
-- both
CREATE TABLE t (a int); CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- a
CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf(); CREATE TRIGGER two AFTER DELETE ON t EXECUTE FUNCTION tf(); ALTER TABLE t DISABLE TRIGGER two;
-- b
CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION tf('x'); CREATE TRIGGER two AFTER DELETE ON t EXECUTE FUNCTION tf(); ALTER TABLE t ENABLE ALWAYS TRIGGER two;
CREATE CONSTRAINT TRIGGER three AFTER UPDATE ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION tf(); COMMENT ON TRIGGER one ON t IS '1';
-- case rule
-- both
CREATE TABLE t (a int);
-- b
CREATE RULE "No Delete" AS ON DELETE TO t DO INSTEAD NOTHING; CREATE RULE r AS ON INSERT TO t WHERE NEW.a < 0 DO INSTEAD (SELECT 1; SELECT 2); ALTER TABLE t DISABLE RULE r;
COMMENT ON RULE r ON t IS 'r';
-- case event trigger
-- both
CREATE FUNCTION ef() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
-- a
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION ef();
-- b
CREATE EVENT TRIGGER e ON sql_drop WHEN TAG IN ('DROP INDEX') EXECUTE FUNCTION ef(); ALTER EVENT TRIGGER e DISABLE;
-- case statistics
-- both
CREATE TABLE t (a int, b int);
-- b
CREATE STATISTICS st (dependencies) ON a, b FROM t; ALTER STATISTICS st SET STATISTICS 100; CREATE STATISTICS ex ON (a + b), a FROM t; COMMENT ON STATISTICS st IS 's';
-- case partitions
-- b
CREATE TABLE p (id int NOT NULL DEFAULT 1, at date NOT NULL, b text, PRIMARY KEY (id, at), CHECK (id > 0)) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p (b DEFAULT 'one', CONSTRAINT own CHECK (b <> 'x')) FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM ('2027-01-01') TO ('2028-01-01') PARTITION BY LIST (id);
CREATE TABLE p2a PARTITION OF p2 FOR VALUES IN (1, 2); CREATE TABLE pd PARTITION OF p DEFAULT;
ALTER TABLE ONLY p1 ALTER id DROP DEFAULT; CREATE INDEX pi ON p (b); CREATE INDEX p1i ON p1 (b, id);
CREATE TABLE r (id int, at date, FOREIGN KEY (id, at) REFERENCES p);
-- case partition comes and goes
-- both
CREATE TABLE p (id int, b text) PARTITION BY RANGE (id); CREATE INDEX pi ON p (id); CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (20) TO (30);
-- a
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
-- b
CREATE TABLE p3 PARTITION OF p FOR VALUES FROM (30) TO (40);
-- case partition's bound
-- both
CREATE TABLE p (id int, b text) PARTITION BY RANGE (id);
-- a
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
-- b
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (20);
-- case partitioned table changes
-- a
CREATE TABLE p (id int, b text) PARTITION BY HASH (id); CREATE TABLE p1 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 0);
-- b
CREATE TABLE p (id int, b varchar(9) NOT NULL DEFAULT 'x', c int DEFAULT 2) PARTITION BY HASH (id); CREATE TABLE p1 PARTITION OF p FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE INDEX i ON p (b); ALTER TABLE p ADD CHECK (id > 0);
-- case trigger of a partitioned table
-- both
CREATE TABLE p (id int, b text) PARTITION BY LIST (id); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- b
CREATE TRIGGER tr AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION tf();
-- case identity of a partitioned table from 17
-- b
CREATE TABLE p (id int GENERATED ALWAYS AS IDENTITY, b text) PARTITION BY LIST (b); CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('x');
-- case inheritance
-- b
CREATE TABLE a (id int NOT NULL DEFAULT 1, t text, CHECK (id > 0)); CREATE TABLE c (own int DEFAULT 4, t text) INHERITS (a); ALTER TABLE ONLY c ALTER id SET DEFAULT 2;
-- case inherited column comes
-- a
CREATE TABLE a (id int); CREATE TABLE c (own int) INHERITS (a);
-- b
CREATE TABLE a (id bigint, n int NOT NULL DEFAULT 3); CREATE TABLE c (own int) INHERITS (a);
-- case table of a type
-- both
CREATE TYPE row AS (a int, b text);
-- b
CREATE TABLE t OF row (a NOT NULL DEFAULT 1, PRIMARY KEY (a));
-- case comments
-- both
CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- a
COMMENT ON TABLE t IS 'one'; COMMENT ON COLUMN t.a IS 'one'; COMMENT ON VIEW v IS 'one';
-- b
COMMENT ON TABLE t IS 'two'; COMMENT ON COLUMN v.a IS 'two'; COMMENT ON FUNCTION f() IS 'two
lines';
-- case grants
-- both
CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TYPE e AS ENUM ('a');
-- a
GRANT SELECT ON t TO PUBLIC; GRANT UPDATE ON t TO pg_monitor WITH GRANT OPTION; REVOKE USAGE ON TYPE e FROM PUBLIC;
-- b
GRANT INSERT ON t TO PUBLIC; GRANT UPDATE ON t TO pg_monitor; REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC; GRANT SELECT (a) ON t TO pg_read_all_data; GRANT SELECT ON v TO PUBLIC;
-- case default privileges
-- both
CREATE SCHEMA s;
-- a
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC; ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE TABLE t (a int);
-- b
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT USAGE ON SEQUENCES TO pg_monitor;
CREATE TABLE t (a int); CREATE TABLE u (b int); CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE SEQUENCE s.q;
-- case publication
-- both
CREATE TABLE t (a int PRIMARY KEY, b int); CREATE TABLE u (a int);
-- b
CREATE PUBLICATION part FOR TABLE t, u WITH (publish = 'insert, delete'); CREATE PUBLICATION everything FOR ALL TABLES; CREATE PUBLICATION nothing; COMMENT ON PUBLICATION part IS 's';
-- case publication changes from 15
-- both
CREATE SCHEMA s; CREATE TABLE t (a int PRIMARY KEY, b int);
-- a
CREATE TABLE u (a int); CREATE PUBLICATION part FOR TABLE t, u;
-- b
CREATE PUBLICATION part FOR TABLE t (a) WHERE (a > 5) WITH (publish_via_partition_root = true); CREATE PUBLICATION whole FOR TABLE t, TABLES IN SCHEMA s;
-- case nulls not distinct from 15
-- both
CREATE TABLE t (a int, b int);
-- b
ALTER TABLE t ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a); CREATE UNIQUE INDEX i ON t (b) NULLS NOT DISTINCT; CREATE VIEW v WITH (security_invoker = true) AS SELECT 1 AS x;
-- case names that need quotes
-- b
CREATE SCHEMA "a.b"; CREATE TABLE "a.b"."select" ("from" int PRIMARY KEY, "quo""te" text DEFAULT 'x', "dollar$" int GENERATED ALWAYS AS IDENTITY);
CREATE INDEX "In Dex" ON "a.b"."select" ("quo""te"); CREATE VIEW "a.b"."V" AS SELECT "from" AS "As" FROM "a.b"."select";
CREATE FUNCTION "a.b"."F(x"("Arg" int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- case settings of the session do not matter
-- both
CREATE TABLE t (a date, b interval, c float8, d bytea);
-- b
SET DateStyle = 'ISO, DMY'; SET IntervalStyle = 'iso_8601'; SET extra_float_digits = 0; SET bytea_output = 'escape'; SET search_path = pg_catalog; SET quote_all_identifiers = on;
ALTER TABLE public.t ALTER a SET DEFAULT '2026-03-04', ALTER b SET DEFAULT '1 day 02:00', ALTER c SET DEFAULT 0.1::float8 + 0.2, ALTER d SET DEFAULT '\x00ff';
CREATE TABLE public.p (a date) PARTITION BY RANGE (a); CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM ('2026-03-04') TO ('2026-04-04');
-- case everything at once
-- a
CREATE SCHEMA app; CREATE TYPE app.status AS ENUM ('new', 'old'); CREATE DOMAIN app.money AS numeric(10,2) CHECK (VALUE >= 0);
CREATE TABLE app.users (id serial PRIMARY KEY, email varchar(100) NOT NULL UNIQUE, status app.status NOT NULL DEFAULT 'new', created timestamp DEFAULT now());
CREATE TABLE app.orders (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES app.users ON DELETE CASCADE, total app.money NOT NULL DEFAULT 0, note text);
CREATE INDEX orders_user ON app.orders (user_id); CREATE VIEW app.totals AS SELECT u.id, sum(o.total) AS total FROM app.users u JOIN app.orders o ON o.user_id = u.id GROUP BY u.id;
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.created = now(); RETURN NEW; END$$;
CREATE TRIGGER touch BEFORE UPDATE ON app.users FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TABLE app.log (id bigint, at timestamptz NOT NULL) PARTITION BY RANGE (at); CREATE TABLE app.log_1 PARTITION OF app.log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
INSERT INTO app.users (email) VALUES ('a@b'); INSERT INTO app.orders (user_id, total, note) VALUES (1, 5.25, 'x');
-- b
CREATE SCHEMA shop; CREATE SCHEMA app; CREATE TYPE app.status AS ENUM ('old', 'new', 'gone'); CREATE DOMAIN app.money AS numeric(12,2) CHECK (VALUE >= 0) CHECK (VALUE < 1000000);
CREATE TABLE app.users (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, email text NOT NULL CONSTRAINT one_email UNIQUE, status app.status NOT NULL DEFAULT 'old', created timestamptz NOT NULL DEFAULT now());
CREATE TABLE app.orders (id serial PRIMARY KEY, user_id bigint NOT NULL REFERENCES app.users ON DELETE RESTRICT, total app.money NOT NULL DEFAULT 1);
CREATE INDEX orders_user ON app.orders (user_id, total); CREATE VIEW app.totals AS SELECT u.id, u.status, sum(o.total) AS total FROM app.users u JOIN app.orders o ON o.user_id = u.id GROUP BY u.id;
CREATE MATERIALIZED VIEW app.cached AS SELECT * FROM app.totals; CREATE UNIQUE INDEX cached_id ON app.cached (id);
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.created = clock_timestamp(); RETURN NEW; END$$;
CREATE TRIGGER touch BEFORE UPDATE OF email ON app.users FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE TABLE app.log (id bigint NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at); CREATE TABLE app.log_1 PARTITION OF app.log FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE app.log_2 PARTITION OF app.log FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'); ALTER TABLE app.users ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON app.users USING (email = current_user);
CREATE TABLE shop.items (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), "order" int REFERENCES app.orders); COMMENT ON TABLE shop.items IS 'what is sold';
INSERT INTO app.users (email) VALUES ('a@b'); INSERT INTO app.orders (user_id, total) VALUES (1, 5.25);
-- case enum made anew under foreign keys
-- a
CREATE TYPE mood AS ENUM ('a', 'b', 'c'); CREATE TABLE p (m mood, n mood, PRIMARY KEY (m, n)); CREATE TABLE one (m mood UNIQUE);
CREATE TABLE c (id int, m mood DEFAULT 'a', n mood NOT NULL DEFAULT 'c', up mood, FOREIGN KEY (m, n) REFERENCES p ON DELETE CASCADE, CONSTRAINT "To One" FOREIGN KEY (up) REFERENCES one (m) NOT VALID);
CREATE TABLE self (m mood PRIMARY KEY, up mood REFERENCES self); COMMENT ON CONSTRAINT "To One" ON c IS 'kept';
INSERT INTO p VALUES ('a', 'c'), ('c', 'a'); INSERT INTO one VALUES ('c'); INSERT INTO c VALUES (1, 'a', 'c', 'c'), (2, 'c', 'a', 'c'); INSERT INTO self VALUES ('c', NULL), ('a', 'c');
-- b
CREATE TYPE mood AS ENUM ('c', 'a'); CREATE TABLE p (m mood, n mood, PRIMARY KEY (m, n)); CREATE TABLE one (m mood UNIQUE);
CREATE TABLE c (id int, m mood DEFAULT 'a', n mood NOT NULL DEFAULT 'c', up mood, FOREIGN KEY (m, n) REFERENCES p ON DELETE CASCADE, CONSTRAINT "To One" FOREIGN KEY (up) REFERENCES one (m) NOT VALID);
CREATE TABLE self (m mood PRIMARY KEY, up mood REFERENCES self); COMMENT ON CONSTRAINT "To One" ON c IS 'kept';
INSERT INTO p VALUES ('a', 'c'), ('c', 'a'); INSERT INTO one VALUES ('c'); INSERT INTO c VALUES (1, 'a', 'c', 'c'), (2, 'c', 'a', 'c'); INSERT INTO self VALUES ('c', NULL), ('a', 'c');
-- case enum made anew under checks of two columns, exclusions, indexes, statistics and replica identity
-- a
CREATE TYPE mood AS ENUM ('a', 'b', 'c'); CREATE TABLE t (id int, m mood NOT NULL DEFAULT 'a', n mood, l mood[], CONSTRAINT k CHECK (m <> n), CONSTRAINT x EXCLUDE USING btree (m WITH =));
CREATE UNIQUE INDEX i ON t (m); CREATE INDEX e ON t ((m = n)) WHERE m < n; ALTER TABLE t REPLICA IDENTITY USING INDEX i; ALTER TABLE t CLUSTER ON i; INSERT INTO t VALUES (1, 'a', 'c', '{a,c}'), (2, 'c', 'a', '{}');
CREATE STATISTICS st ON m, n FROM t; CREATE STATISTICS ex ON (m = n), id FROM t;
-- b
CREATE TYPE mood AS ENUM ('c', 'a'); CREATE TABLE t (id int, m mood NOT NULL DEFAULT 'a', n mood, l mood[], CONSTRAINT k CHECK (m <> n), CONSTRAINT x EXCLUDE USING btree (m WITH =));
CREATE UNIQUE INDEX i ON t (m); CREATE INDEX e ON t ((m = n)) WHERE m < n; ALTER TABLE t REPLICA IDENTITY USING INDEX i; ALTER TABLE t CLUSTER ON i; INSERT INTO t VALUES (1, 'a', 'c', '{a,c}'), (2, 'c', 'a', '{}');
CREATE STATISTICS st ON m, n FROM t; CREATE STATISTICS ex ON (m = n), id FROM t;
-- case enum made anew under generated columns, policies, triggers, rules, routines and a materialized view
-- a
CREATE TYPE mood AS ENUM ('a', 'b', 'c'); CREATE TABLE t (id int, m mood DEFAULT 'a', g mood GENERATED ALWAYS AS (CASE WHEN id > 1 THEN 'a'::mood ELSE 'c'::mood END) STORED, h bool GENERATED ALWAYS AS (m = 'a') STORED);
CREATE INDEX gi ON t (g, h); CREATE POLICY own ON t USING (m = 'c'); CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.m = 'a') EXECUTE FUNCTION tf(); CREATE RULE r AS ON DELETE TO t WHERE old.m = 'a' DO INSTEAD NOTHING;
CREATE FUNCTION f(x mood DEFAULT 'a') RETURNS mood[] LANGUAGE sql IMMUTABLE AS 'SELECT ARRAY[$1]'; CREATE AGGREGATE top(mood) (SFUNC = enum_larger, STYPE = mood);
CREATE MATERIALIZED VIEW mv AS SELECT m, count(*) AS n FROM t GROUP BY m; CREATE UNIQUE INDEX mi ON mv (m); ALTER TABLE t ENABLE ROW LEVEL SECURITY; INSERT INTO t VALUES (1, 'a'), (2, 'c'); GRANT SELECT ON mv TO PUBLIC;
-- b
CREATE TYPE mood AS ENUM ('c', 'a'); CREATE TABLE t (id int, m mood DEFAULT 'a', g mood GENERATED ALWAYS AS (CASE WHEN id > 1 THEN 'a'::mood ELSE 'c'::mood END) STORED, h bool GENERATED ALWAYS AS (m = 'a') STORED);
CREATE INDEX gi ON t (g, h); CREATE POLICY own ON t USING (m = 'c'); CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW WHEN (NEW.m = 'a') EXECUTE FUNCTION tf(); CREATE RULE r AS ON DELETE TO t WHERE old.m = 'a' DO INSTEAD NOTHING;
CREATE FUNCTION f(x mood DEFAULT 'a') RETURNS mood[] LANGUAGE sql IMMUTABLE AS 'SELECT ARRAY[$1]'; CREATE AGGREGATE top(mood) (SFUNC = enum_larger, STYPE = mood);
CREATE MATERIALIZED VIEW mv AS SELECT m, count(*) AS n FROM t GROUP BY m; CREATE UNIQUE INDEX mi ON mv (m); ALTER TABLE t ENABLE ROW LEVEL SECURITY; INSERT INTO t VALUES (1, 'a'), (2, 'c'); GRANT SELECT ON mv TO PUBLIC;
-- case enum made anew under a domain, a composite type and partitions
-- a
CREATE TYPE mood AS ENUM ('a', 'b', 'c'); CREATE DOMAIN fine AS mood DEFAULT 'a' CHECK (VALUE <> 'b'); CREATE TYPE pair AS (m mood, n int); CREATE TABLE d (f fine, p pair, q pair[]); INSERT INTO d VALUES ('a', ('c', 1), ARRAY[('a', 2)::pair]);
CREATE TABLE p (id int, m mood DEFAULT 'a' NOT NULL, UNIQUE (id, m)) PARTITION BY RANGE (id); CREATE TABLE p1 PARTITION OF p (m DEFAULT 'c', CHECK (m >= 'a')) FOR VALUES FROM (1) TO (10); CREATE TABLE r (id int, m mood, FOREIGN KEY (id, m) REFERENCES p (id, m));
INSERT INTO p VALUES (1, 'a'), (2, 'c'); INSERT INTO r VALUES (1, 'a');
-- b
CREATE TYPE mood AS ENUM ('a', 'c'); CREATE DOMAIN fine AS mood DEFAULT 'a' CHECK (VALUE <> 'c'); CREATE TYPE pair AS (m mood, n int); CREATE TABLE d (f fine, p pair, q pair[]); INSERT INTO d VALUES ('a', ('c', 1), ARRAY[('a', 2)::pair]);
CREATE TABLE p (id int, m mood DEFAULT 'a' NOT NULL, UNIQUE (id, m)) PARTITION BY RANGE (id); CREATE TABLE p1 PARTITION OF p (m DEFAULT 'c', CHECK (m >= 'a')) FOR VALUES FROM (1) TO (10); CREATE TABLE r (id int, m mood, FOREIGN KEY (id, m) REFERENCES p (id, m));
INSERT INTO p VALUES (1, 'a'), (2, 'c'); INSERT INTO r VALUES (1, 'a');
-- case enum made anew under a publication's columns from 15
-- a
CREATE TYPE mood AS ENUM ('a', 'b', 'c'); CREATE TABLE t (id int, m mood, PRIMARY KEY (id, m)); CREATE PUBLICATION pub FOR TABLE t (id, m) WHERE (id > 0); INSERT INTO t VALUES (1, 'a');
-- b
CREATE TYPE mood AS ENUM ('c', 'a'); CREATE TABLE t (id int, m mood, PRIMARY KEY (id, m)); CREATE PUBLICATION pub FOR TABLE t (id, m) WHERE (id > 0); INSERT INTO t VALUES (1, 'a');
-- case enum gains a value that is used at once
-- a
CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t (m mood DEFAULT 'a'); INSERT INTO t VALUES ('a');
-- b
CREATE TYPE mood AS ENUM ('a', 'it''s new'); CREATE TABLE t (m mood DEFAULT 'it''s new', CONSTRAINT k CHECK (m <> 'it''s new')); CREATE TABLE u (m mood DEFAULT 'it''s new'); INSERT INTO t VALUES ('a');
-- case text to integer under a foreign key
-- a
CREATE TABLE p (id text PRIMARY KEY); CREATE TABLE c (p text REFERENCES p, CHECK (p > '0'::text)); INSERT INTO p VALUES ('5'); INSERT INTO c VALUES ('5');
-- b
CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int REFERENCES p, CHECK (p > 0)); INSERT INTO p VALUES (5); INSERT INTO c VALUES (5);
-- case column type keeps its storage
-- a
CREATE TABLE t (a varchar(9), b bytea); ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER a SET COMPRESSION pglz; INSERT INTO t VALUES ('x', '\x01');
-- b
CREATE TABLE t (a text, b bytea); ALTER TABLE t ALTER a SET STORAGE EXTERNAL, ALTER a SET COMPRESSION pglz; INSERT INTO t VALUES ('x', '\x01');
