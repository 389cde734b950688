package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.DataShape.Copy;
import dev.lockstep.sql.DataShape.Select;
import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.IndexShape.DropIndex;
import dev.lockstep.sql.ObjectShape.AlterDomain;
import dev.lockstep.sql.ObjectShape.CreateRoutine;
import dev.lockstep.sql.ObjectShape.CreateTrigger;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.SessionShape.SetParameter;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableAction.AddConstraint;
import dev.lockstep.sql.TableAction.AlterColumn;
import dev.lockstep.sql.TableAction.AttachPartition;
import dev.lockstep.sql.TableAction.ChangeType;
import dev.lockstep.sql.TableAction.DetachPartition;
import dev.lockstep.sql.TableAction.DropColumn;
import dev.lockstep.sql.TableAction.DropConstraint;
import dev.lockstep.sql.TableAction.Other;
import dev.lockstep.sql.TableAction.RenameColumn;
import dev.lockstep.sql.TableAction.RenameConstraint;
import dev.lockstep.sql.TableAction.RenameTable;
import dev.lockstep.sql.TableAction.SetOptions;
import dev.lockstep.sql.TableAction.ValidateConstraint;
import dev.lockstep.sql.TableShape.AlterTable;
import dev.lockstep.sql.TableShape.CreateTable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementShapeTest {
    @Test
    void readsIndexes() {
        assertThat(shape("CREATE INDEX IF NOT EXISTS \"I\" ON ONLY s.T USING gin (a)"))
                .isEqualTo(
                        new CreateIndex(
                                "I",
                                name("s.t"),
                                false,
                                false,
                                true,
                                true,
                                List.of("a"),
                                "USING gin (a)"));
        assertThat(shape("create unique index concurrently on \"T\"(a)"))
                .isEqualTo(
                        new CreateIndex(
                                null, name("T"), true, true, false, false, List.of("a"), "(a)"));
        assertThat(shape("CREATE INDEX ON t (\"A\" DESC, lower(b), (c + 1), d) WHERE e"))
                .isEqualTo(
                        new CreateIndex(
                                null,
                                name("t"),
                                false,
                                false,
                                false,
                                false,
                                List.of("A", "", "", "d"),
                                "(\"A\" DESC, lower(b), (c + 1), d) WHERE e"));
        assertThat(shape("drop index concurrently if exists s.a, \"B\" cascade"))
                .isEqualTo(new DropIndex(List.of(name("s.a"), name("B")), true, true, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Users | users",
                "\"Users\" | Users",
                "\"a\"\"b\" | a\"b",
                "\u00c4X | \u00c4x",
                "U&\"d\\0061t\\+000061\" | data",
                "U&\"d!0061t!!\" UESCAPE '!' | dat!",
                "a123456789b123456789c123456789d123456789e123456789f123456789g123456789 "
                        + "| a123456789b123456789c123456789d123456789e123456789f123456789g12",
                "\"\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"
                        + "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"
                        + "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\" | "
                        + "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"
                        + "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"
                        + "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"
            })
    void readsNamesAsPostgresDoes(String written, String read) {
        assertThat(shape("TRUNCATE " + written).relations())
                .containsExactly(new RelationName(null, read));
    }

    @Test
    void readsTheActionsOfAnAlterTable() {
        AlterTable table =
                (AlterTable)
                        shape(
                                """
                                ALTER TABLE IF EXISTS ONLY s."T" *
                                  ADD COLUMN IF NOT EXISTS a numeric(10, 2) DEFAULT f(1, 2),
                                  ADD b int[] DEFAULT ARRAY[1, 2] REFERENCES u (x),
                                  ADD exclude int,
                                  DROP COLUMN IF EXISTS c CASCADE, DROP d,
                                  ALTER COLUMN e SET DATA TYPE text USING e::text, ALTER f TYPE int,
                                  ALTER g SET NOT NULL, ALTER g DROP NOT NULL,
                                  ALTER g SET DEFAULT 1, ALTER g DROP DEFAULT,
                                  ALTER g SET STATISTICS 100\
                                """);
        assertThat(table.ifExists()).isTrue();
        assertThat(table.only()).isTrue();
        assertThat(table.relations()).containsExactly(name("s.T"), name("u"));
        assertThat(table.actions())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "text", "definition.text")
                .containsExactly(
                        new AddColumn("a", true, null, column("numeric(10, 2)", "f(1, 2)", 10, 2)),
                        new AddColumn("b", false, name("u"), column("int[]", "ARRAY[1, 2]")),
                        new AddColumn("exclude", false, null, column("int", null)),
                        new DropColumn("c", true),
                        new DropColumn("d", false),
                        new ChangeType(
                                "e",
                                type("text"),
                                false,
                                new Expression("e::text", List.of(), "e", List.of(type("text")))),
                        new ChangeType("f", type("int"), false, null),
                        new AlterColumn("g", AlterColumn.Change.SET_NOT_NULL),
                        new AlterColumn("g", AlterColumn.Change.DROP_NOT_NULL),
                        new AlterColumn("g", AlterColumn.Change.SET_DEFAULT),
                        new AlterColumn("g", AlterColumn.Change.DROP_DEFAULT),
                        new AlterColumn("g", AlterColumn.Change.SET_STATISTICS));
    }

    @Test
    void readsConstraints() {
        assertThat(
                        actions(
                                """
                                ALTER TABLE t
                                  ADD CONSTRAINT c CHECK (a > 0) NOT VALID,
                                  ADD UNIQUE (a, b),
                                  ADD CONSTRAINT p PRIMARY KEY USING INDEX "I",
                                  ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES s.u (x) NOT VALID,
                                  ADD EXCLUDE USING gist (a WITH &&),
                                  ADD CONSTRAINT n NOT NULL a NOT VALID,
                                  ADD UNIQUE (a) USING INDEX TABLESPACE x,
                                  VALIDATE CONSTRAINT c,
                                  DROP CONSTRAINT IF EXISTS f,
                                  ALTER CONSTRAINT f DEFERRABLE\
                                """))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
                        "text", "definition.text")
                .containsExactly(
                        new AddConstraint(
                                "c",
                                AddConstraint.Kind.CHECK,
                                List.of(),
                                true,
                                true,
                                null,
                                null,
                                new Expression("a > 0", List.of(), null, List.of()),
                                ""),
                        constraint(
                                null,
                                AddConstraint.Kind.UNIQUE,
                                List.of("a", "b"),
                                false,
                                null,
                                null),
                        constraint(
                                "p", AddConstraint.Kind.PRIMARY_KEY, List.of(), false, "I", null),
                        constraint(
                                "f",
                                AddConstraint.Kind.FOREIGN_KEY,
                                List.of("a"),
                                true,
                                null,
                                "s.u"),
                        constraint(null, AddConstraint.Kind.EXCLUDE, List.of(), false, null, null),
                        constraint(
                                "n", AddConstraint.Kind.NOT_NULL, List.of("a"), true, null, null),
                        constraint(
                                null, AddConstraint.Kind.UNIQUE, List.of("a"), false, null, null),
                        new ValidateConstraint("c"),
                        new DropConstraint("f", true),
                        new Other("ALTER CONSTRAINT", "f"));
    }

    @Test
    void keepsTheTextOfConstraints() {
        assertThat(
                        actions(
                                """
                                ALTER TABLE t
                                  ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES s.u ON DELETE CASCADE,
                                  ADD EXCLUDE USING gist (a WITH &&) -- comment\
                                """))
                .extracting(action -> ((AddConstraint) action).text())
                .containsExactly(
                        "FOREIGN KEY (a) REFERENCES s.u ON DELETE CASCADE",
                        "EXCLUDE USING gist (a WITH &&)");
        assertThat(shape("ALTER DOMAIN s.d ADD CONSTRAINT c CHECK (VALUE > 0)"))
                .isEqualTo(
                        new AlterDomain(
                                name("s.d"), AlterDomain.Change.ADD, "c", "CHECK (VALUE > 0)"));
    }

    @Test
    void readsRenamesPartitionsAndTheRest() {
        assertThat(actions("ALTER TABLE t RENAME TO \"U\"")).containsExactly(new RenameTable("U"));
        assertThat(actions("ALTER VIEW t RENAME COLUMN a TO b"))
                .containsExactly(new RenameColumn("a", "b"));
        assertThat(actions("ALTER TABLE t RENAME a TO b"))
                .containsExactly(new RenameColumn("a", "b"));
        assertThat(actions("ALTER TABLE t RENAME CONSTRAINT a TO b"))
                .containsExactly(new RenameConstraint("a", "b"));
        assertThat(actions("ALTER TABLE t ATTACH PARTITION s.p FOR VALUES FROM (1) TO (2)"))
                .containsExactly(new AttachPartition(name("s.p"), "FROM (1) TO (2)"));
        assertThat(actions("ALTER TABLE t DETACH PARTITION p FINALIZE"))
                .containsExactly(new DetachPartition(name("p"), false, true));
        assertThat(
                        actions(
                                "ALTER TABLE t ENABLE ROW LEVEL SECURITY, DISABLE TRIGGER ALL,"
                                        + " SET SCHEMA s, SET (fillfactor = 70), OWNER TO o,"
                                        + " SET LOGGED, REPLICA IDENTITY FULL"))
                .containsExactly(
                        new Other("ENABLE ROW LEVEL SECURITY", null),
                        new Other("DISABLE TRIGGER", "all"),
                        new Other("SET SCHEMA", "s"),
                        new SetOptions(List.of("fillfactor")),
                        new Other("OWNER TO", "o"),
                        new Other("SET LOGGED", null),
                        new Other("REPLICA IDENTITY", "full"));
    }

    @Test
    void readsTables() {
        CreateTable table =
                (CreateTable)
                        shape(
                                """
                                CREATE TABLE IF NOT EXISTS s.a (
                                  LIKE b INCLUDING ALL,
                                  c int REFERENCES "C", d text CHECK (d LIKE 'x'),
                                  FOREIGN KEY (c) REFERENCES e (f)
                                ) INHERITS (g, h)\
                                """);
        assertThat(table.ifNotExists()).isTrue();
        assertThat(table.references()).containsExactly(name("C"), name("e"));
        assertThat(table.inherits()).containsExactly(name("g"), name("h"));
        assertThat(table.relations())
                .extracting(RelationName::toString)
                .containsExactly("s.a", "b", "C", "e", "g", "h");
    }

    @Test
    void readsTablesMadeOfQueriesAndPartitions() {
        CreateTable query = (CreateTable) shape("CREATE TEMP TABLE a AS SELECT * FROM b, c");
        assertThat(query.temporary()).isTrue();
        assertThat(query.asQuery()).isTrue();
        assertThat(query.relations()).containsExactly(name("a"), name("b"), name("c"));
        CreateTable partition =
                (CreateTable)
                        shape("CREATE UNLOGGED TABLE a PARTITION OF s.p FOR VALUES IN ('AS')");
        assertThat(partition.partitionOf()).isEqualTo(name("s.p"));
        assertThat(partition.bound()).isEqualTo("IN ('AS')");
        assertThat(partition.asQuery()).isFalse();
        assertThat(shape("CREATE FOREIGN TABLE a (b int GENERATED ALWAYS AS (1)) SERVER x").kind())
                .isEqualTo("CREATE FOREIGN TABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INSERT INTO s.a (b) VALUES (1) | INSERT | s.a",
                "UPDATE ONLY a SET b = 1 | UPDATE | a",
                "DELETE FROM \"A\" WHERE true | DELETE | A",
                "MERGE INTO a USING b ON true WHEN MATCHED THEN UPDATE SET c = 1 | MERGE | a",
                "WITH x AS (SELECT 1) UPDATE a SET b = 1 FROM x | UPDATE | a",
                "WITH x (n) AS NOT MATERIALIZED (SELECT 1), y AS (TABLE c) INSERT INTO a TABLE y | INSERT | a",
                "WITH x AS (DELETE FROM a RETURNING *) SELECT * FROM x | DELETE | a",
                "WITH x AS (SELECT 1), y AS MATERIALIZED (INSERT INTO a SELECT 1 RETURNING *) TABLE y | INSERT | a",
                "WITH update AS (SELECT 1) DELETE FROM a USING update | DELETE | a",
                "WITH RECURSIVE t AS (SELECT 1) SEARCH DEPTH FIRST BY a, b SET c DELETE FROM a | DELETE | a"
            })
    void findsTheTargetOfAChange(String sql, String verb, String target) {
        assertThat(shape(sql))
                .isInstanceOfSatisfying(
                        ChangeRows.class,
                        change -> {
                            assertThat(change.verb()).hasToString(verb);
                            assertThat(change.target()).isEqualTo(name(target));
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 1 | ``",
                "SELECT * FROM a | a",
                "select * from a, s.b x, c as y (z), only d, f(1), lateral g(a) | a s.b c d",
                "SELECT * FROM a JOIN b USING (id) LEFT JOIN LATERAL (SELECT * FROM c) x ON true, d | a b c d",
                "SELECT * FROM (a CROSS JOIN b), (SELECT x, y FROM c ORDER BY x, y) z, d | a b c d",
                "SELECT extract(day FROM x), a IS DISTINCT FROM b, substring(c FROM 1) FROM d | d",
                "SELECT a, (SELECT max(b), c FROM d WHERE e IN (SELECT f FROM g)) FROM h | d g h",
                "SELECT a FROM b WHERE c GROUP BY d, e HAVING f ORDER BY g, h LIMIT 1 | b",
                "SELECT a FROM b UNION ALL TABLE c UNION (SELECT 1 FROM d) ORDER BY e, f | b c d",
                "SELECT * FROM ROWS FROM (f(1), g(2)) x, a | a",
                "SELECT * FROM a FOR UPDATE OF b, c | a",
                "WITH a AS (SELECT * FROM b), c (d) AS (SELECT 1) SELECT * FROM a, c, s.a | b s.a",
                "WITH RECURSIVE a AS (SELECT 1 UNION SELECT 2 FROM a JOIN b ON true) TABLE a | b",
                "UPDATE a SET b = (SELECT 1 FROM c), d = 2 FROM e, f WHERE g | a c e f",
                "DELETE FROM a USING b, c WHERE d | a b c",
                "INSERT INTO a (b) SELECT c FROM d ON CONFLICT DO UPDATE SET e = f | a d",
                "MERGE INTO a USING (SELECT * FROM b) c ON true WHEN NOT MATCHED THEN INSERT VALUES (1, 2) | a b",
                "WITH x AS (UPDATE a SET b = 1 RETURNING *) INSERT INTO c SELECT * FROM x | c a",
                "SELECT b INTO TEMP c FROM d | c d",
                "(SELECT 1 FROM a) UNION SELECT 2 FROM b | a b",
                "VALUES (1), (2) | ``",
                "CREATE VIEW v (a, b) AS SELECT * FROM c, d | v c d",
                "CREATE MATERIALIZED VIEW IF NOT EXISTS v AS (SELECT * FROM v2) WITH NO DATA | v v2",
                "COPY (SELECT * FROM a, b) TO STDOUT | a b",
                "TRUNCATE ONLY a, b* CASCADE | a b",
                "DROP TABLE IF EXISTS a, s.b CASCADE | a s.b",
                "DROP FUNCTION a(int), b | ``",
                "DROP TRIGGER x ON a | a",
                "DROP POLICY IF EXISTS x ON s.a CASCADE | s.a",
                "CREATE POLICY x ON a FOR SELECT TO b USING (true) | a",
                "CREATE RULE r AS ON INSERT TO a DO INSTEAD NOTHING | a",
                "CREATE STATISTICS s (ndistinct) ON a, b FROM c | c",
                "CREATE PUBLICATION p FOR TABLE a (x, y) WHERE (x > 1), ONLY b, TABLES IN SCHEMA c | a b",
                "CREATE SEQUENCE IF NOT EXISTS s.q AS int | s.q",
                "ALTER SEQUENCE q RESTART | q",
                "ALTER INDEX i ATTACH PARTITION j | ``",
                "COMMENT ON TABLE s.a IS 'x' | s.a",
                "COMMENT ON COLUMN a.b IS 'x' | a",
                "COMMENT ON COLUMN s.a.b IS 'x' | s.a",
                "COMMENT ON TRIGGER x ON a IS 'x' | a",
                "COMMENT ON FUNCTION f(int) IS 'x' | ``",
                "GRANT SELECT (a, b), INSERT ON c, s.d TO e | c s.d",
                "REVOKE ALL ON TABLE a FROM b | a",
                "GRANT USAGE ON SCHEMA a TO b | ``",
                "GRANT a TO b | ``",
                "VACUUM (ANALYZE) a (x, y), b | a b",
                "LOCK a, b IN SHARE MODE | a b",
                "REINDEX TABLE a | a",
                "REINDEX INDEX a | ``"
            })
    void findsRelations(String sql, String expected) {
        List<String> names = Arrays.stream(expected.split(" ")).filter(n -> !n.isEmpty()).toList();
        assertThat(shape(sql).relations()).extracting(RelationName::toString).isEqualTo(names);
    }

    @Test
    void readsQueries() {
        assertThat(shape("SELECT 1 INTO UNLOGGED TABLE s.a FROM b FOR SHARE"))
                .isEqualTo(
                        new Select(
                                "SELECT INTO",
                                name("s.a"),
                                true,
                                List.of(),
                                List.of(name("s.a"), name("b"))));
        assertThat(shape("TABLE a").kind()).isEqualTo("TABLE");
        assertThat(shape("WITH a AS (SELECT 1) VALUES (1)").kind()).isEqualTo("VALUES");
    }

    @Test
    void readsCopies() {
        List<RelationName> a = List.of(name("a"));
        assertThat(shape("COPY a (b, c) TO STDOUT WITH CSV"))
                .isEqualTo(new Copy(name("a"), false, true, false, false, a));
        assertThat(shape("COPY a FROM PROGRAM 'x'"))
                .isEqualTo(new Copy(name("a"), false, false, true, true, a));
        assertThat(shape("COPY (SELECT 1) TO '/x'"))
                .isEqualTo(new Copy(null, false, false, false, false, List.of()));
    }

    @Test
    void readsRoutinesTriggersAndDrops() {
        assertThat(shape("CREATE PROCEDURE f() AS $$;$$ LANGUAGE plpgsql"))
                .isEqualTo(new CreateRoutine("CREATE PROCEDURE", name("f"), false, false));
        assertThat(shape("CREATE FUNCTION f() RETURNS int LANGUAGE 'SQL' AS 'SELECT 1'"))
                .isEqualTo(new CreateRoutine("CREATE FUNCTION", name("f"), false, true));
        assertThat(shape("create or replace function s.f(a int) returns int as $$;$$"))
                .isEqualTo(new CreateRoutine("CREATE FUNCTION", name("s.f"), true, true));
        assertThat(
                        shape(
                                "CREATE CONSTRAINT TRIGGER x AFTER UPDATE OF a, b ON t FROM u"
                                        + " EXECUTE FUNCTION f()"))
                .isEqualTo(new CreateTrigger("x", name("t"), false, List.of(name("t"), name("u"))));
        assertThat(shape("DROP FOREIGN DATA WRAPPER IF EXISTS a, b CASCADE"))
                .isEqualTo(
                        new DropObjects(
                                "FOREIGN DATA WRAPPER",
                                List.of(name("a"), name("b")),
                                null,
                                true,
                                true));
        assertThat(shape("CREATE EVENT TRIGGER x ON ddl_command_end EXECUTE FUNCTION f()").kind())
                .isEqualTo("CREATE EVENT TRIGGER");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET search_path = a, b | SET | search_path | false",
                "SET LOCAL lock_timeout TO '1s' | SET | lock_timeout | true",
                "SET SESSION Work_Mem = 1 | SET | work_mem | false",
                "SET SESSION AUTHORIZATION x | SET | session authorization | false",
                "SET LOCAL ROLE x | SET | role | true",
                "SET my.thing = 1 | SET | my.thing | false",
                "SET TIME ZONE 'UTC' | SET | time zone | false",
                "SET CONSTRAINTS ALL DEFERRED | SET | constraints | true",
                "RESET ALL | RESET | all | false"
            })
    void readsSettings(String sql, String kind, String parameter, boolean local) {
        assertThat(shape(sql)).isEqualTo(new SetParameter(kind, parameter, local));
    }

    private static TableAction constraint(
            @Nullable String name,
            AddConstraint.Kind kind,
            List<String> columns,
            boolean notValid,
            @Nullable String index,
            @Nullable String references) {
        RelationName target = references == null ? null : name(references);
        return new AddConstraint(name, kind, columns, notValid, true, index, target, null, "");
    }

    private static TypeName type(String text, Integer... modifiers) {
        return new TypeName(text, List.of(modifiers));
    }

    /** With a default, or with nothing but its type. */
    private static ColumnDefinition column(
            String type, @Nullable String value, Integer... modifiers) {
        List<RelationName> calls = "f(1, 2)".equals(value) ? List.of(name("f")) : List.of();
        return new ColumnDefinition(
                type(type, modifiers),
                value == null ? null : new Expression(value, calls, null, List.of()),
                ColumnDefinition.Generation.NONE,
                false,
                false,
                false,
                false,
                "");
    }

    private static List<TableAction> actions(String sql) {
        return ((AlterTable) shape(sql)).actions();
    }

    private static RelationName name(String dotted) {
        int dot = dotted.indexOf('.');
        return dot < 0
                ? new RelationName(null, dotted)
                : new RelationName(dotted.substring(0, dot), dotted.substring(dot + 1));
    }

    private static StatementShape shape(String sql) {
        return Script.split(new SourceText("up.sql", sql)).statements().getFirst().shape();
    }
}
