package dev.lockstep.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.schema.SchemaSnapshot.NotCompared;
import dev.lockstep.sql.RelationName;
import dev.lockstep.testkit.PgDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaSnapshotIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @RegisterExtension final PgDatabase other = new PgDatabase();

    private SchemaSnapshot read() {
        return SchemaSnapshot.read(db.session(), Scope.ALL);
    }

    private static List<String> names(SchemaSnapshot snapshot) {
        return snapshot.objects().keySet().stream().map(ObjectId::toString).sorted().toList();
    }

    @Test
    void anEmptyDatabaseHasASchemaAndALanguage() {
        assertThat(names(read())).containsExactly("extension plpgsql", "schema public");
        assertThat(read().fingerprint()).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void namesEverythingWithItsSchema() {
        db.execute(
                "CREATE TABLE \"User\" (id int PRIMARY KEY, role text DEFAULT 'x');"
                        + "CREATE FUNCTION f(\"User\"[]) RETURNS int LANGUAGE sql AS 'SELECT 1'");
        assertThat(names(read()))
                .contains(
                        "table public.\"User\"",
                        "column public.\"User\".role",
                        "constraint public.\"User\".\"User_pkey\"",
                        "function public.f(public.\"User\"[])");
    }

    @Test
    void leavesOutWhatBelongsToAnExtension() {
        db.execute("CREATE EXTENSION hstore; CREATE EXTENSION citext");
        assertThat(names(read()))
                .containsExactly(
                        "extension citext",
                        "extension hstore",
                        "extension plpgsql",
                        "schema public");
    }

    @Test
    void leavesOutWhatTheScopeSays() {
        String before = read().fingerprint();
        db.execute(
                "CREATE SCHEMA \"Our Own\"; CREATE TABLE \"Our Own\".t (id serial PRIMARY KEY);"
                        + "CREATE TYPE \"Our Own\".e AS ENUM ('a');"
                        + "CREATE TABLE _history (id serial PRIMARY KEY, n int CHECK (n > 0));"
                        + "CREATE INDEX history_n ON _history (n)");
        Scope scope =
                new Scope(List.of("Our Own"), List.of(new RelationName("public", "_history")));
        SchemaSnapshot snapshot = SchemaSnapshot.read(db.session(), scope);
        assertThat(snapshot.fingerprint()).isEqualTo(before);
        assertThat(read().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void leavesOutWhatIsTemporary() {
        Session session = db.session();
        String before = SchemaSnapshot.read(session, Scope.ALL).fingerprint();
        session.execute(
                "CREATE TEMP TABLE t (id serial PRIMARY KEY); CREATE TEMP VIEW v AS SELECT 1");
        assertThat(SchemaSnapshot.read(session, Scope.ALL).fingerprint()).isEqualTo(before);
    }

    @Test
    void hasTheSameFingerprintWhateverTheOrderOfColumnsAndGapsInIt() {
        db.execute("CREATE TABLE t (a int, gone int, b text); ALTER TABLE t DROP gone");
        other.execute("CREATE TABLE filler (); CREATE TABLE t (b text, a int); DROP TABLE filler");
        SchemaSnapshot there = SchemaSnapshot.read(other.session(), Scope.ALL);
        assertThat(there.fingerprint()).isEqualTo(read().fingerprint());
        SchemaDiff diff = SchemaDiff.of(read(), there);
        assertThat(diff.differences()).isEmpty();
        assertThat(diff.notes())
                .containsExactly(
                        "the columns of public.t stand in another order, which no SQL can change");
    }

    @Test
    void saysWhatMayBeARenameAndGuessesNone() {
        db.execute("CREATE TABLE t (a int, name text)");
        other.execute("CREATE TABLE t (a int, label text)");
        SchemaDiff diff = SchemaDiff.of(read(), SchemaSnapshot.read(other.session(), Scope.ALL));
        assertThat(diff.differences())
                .extracting(Difference::id)
                .extracting(ObjectId::path)
                .containsExactly("public.t.label", "public.t.name");
        assertThat(diff.notes())
                .containsExactly(
                        "public.t.name goes and public.t.label comes, both text: if that is a"
                                + " rename, ALTER TABLE ... RENAME COLUMN keeps the values");
        assertThat(Ddl.of(diff).statements())
                .filteredOn(DdlStatement::destructive)
                .extracting(DdlStatement::note)
                .containsExactly("all values of public.t.name");
    }

    @Test
    void namesWhatIsNotCompared() {
        db.execute(
                "CREATE TEXT SEARCH CONFIGURATION ours (COPY = english);"
                        + "CREATE FUNCTION plus(point, int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                        + "CREATE OPERATOR ### (FUNCTION = plus, LEFTARG = point, RIGHTARG = int);"
                        + "CREATE CAST (int AS point) WITH INOUT;"
                        + "CREATE COLLATION ours (locale = 'C')");
        assertThat(read().notCompared())
                .containsExactly(
                        new NotCompared("casts", 1),
                        new NotCompared("collations", 1),
                        new NotCompared("operators", 1),
                        new NotCompared("text search configurations", 1));
    }

    @Test
    void aRoleWithoutAnyPrivilegeSeesTheSame() {
        db.execute(
                "CREATE SCHEMA s; CREATE TABLE s.t (id serial PRIMARY KEY, a text CHECK (a <> ''));"
                        + "CREATE VIEW s.v AS SELECT a FROM s.t; CREATE SEQUENCE s.q;"
                        + "CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                        + "CREATE POLICY p ON s.t USING (a = current_user);"
                        + "CREATE STATISTICS s.st ON id, a FROM s.t; CREATE PUBLICATION pub;"
                        + "REVOKE ALL ON SCHEMA public FROM PUBLIC; CREATE ROLE nobody_here");
        try {
            SchemaSnapshot all = read();
            Session plain = db.session();
            plain.execute("SET ROLE nobody_here");
            SchemaSnapshot seen = SchemaSnapshot.read(plain, Scope.ALL);
            assertThat(seen.fingerprint()).isEqualTo(all.fingerprint());
            assertThat(seen.notCompared()).isEqualTo(all.notCompared());
        } finally {
            db.execute("DROP ROLE nobody_here");
        }
    }

    @Test
    void sayWhichCatalogARoleMayNotRead() {
        db.execute("REVOKE SELECT ON pg_catalog.pg_proc FROM PUBLIC; CREATE ROLE nobody_there");
        try {
            Session plain = db.session();
            plain.execute("SET ROLE nobody_there");
            assertThatThrownBy(() -> SchemaSnapshot.read(plain, Scope.ALL))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("permission denied for table pg_proc");
            assertThat(plain.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        } finally {
            db.execute("DROP ROLE nobody_there");
        }
    }

    @Test
    void changesNothingInTheSession() {
        Session session = db.session();
        session.execute("SET search_path = s, public");
        SchemaSnapshot.read(session, Scope.ALL);
        assertThat(session.select("SHOW search_path", 1).rows().getFirst().getFirst())
                .isEqualTo("s, public");
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    void fingerprintsDifferWhereOnlyABoundaryBetweenWordsDoes() {
        ObjectId id = new ObjectId(ObjectKind.SCHEMA, "", "", "s");
        assertThat(of(id, Map.of("a", "bc")).fingerprint())
                .isNotEqualTo(of(id, Map.of("ab", "c")).fingerprint());
    }

    private static SchemaSnapshot of(ObjectId id, Map<String, String> properties) {
        return new SchemaSnapshot(
                180000,
                "postgres",
                Map.of(id, new SchemaObject(id, properties)),
                Map.of(),
                List.of());
    }
}
