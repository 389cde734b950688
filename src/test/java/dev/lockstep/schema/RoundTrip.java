package dev.lockstep.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes two databases that differ, makes each like the other was, and looks whether it is: object
 * by object, and by the fingerprint that the server makes.
 */
final class RoundTrip {
    private RoundTrip() {}

    static void check(RoundTripCase each, Session here, Session there) {
        build(here, each.both(), each.a());
        build(there, each.both(), each.b());
        SchemaSnapshot a = SchemaSnapshot.read(here, Scope.ALL);
        SchemaSnapshot b = SchemaSnapshot.read(there, Scope.ALL);
        SchemaDiff forth = SchemaDiff.of(a, b);
        assertThat(forth.isEmpty()).as("a and b are alike").isFalse();
        Fingerprint ofA = Fingerprint.of(here, Scope.ALL);
        Fingerprint ofB = Fingerprint.of(there, Scope.ALL);
        assertThat(ofB.isChangeFrom(ofA)).as("their fingerprints are alike").isTrue();

        become(here, forth, b);
        assertThat(Fingerprint.of(here, Scope.ALL)).isEqualTo(ofB);
        become(there, SchemaDiff.of(b, a), a);
        assertThat(Fingerprint.of(there, Scope.ALL)).isEqualTo(ofA);
    }

    private static void build(Session session, String both, String own) {
        if (!both.isEmpty()) {
            session.execute(both);
        }
        if (!own.isEmpty()) {
            session.execute(own);
        }
    }

    /** What lies in a database where much differs for which no SQL can be given. */
    static void checkLeftOut(RoundTripCase each, Session here, Session there) {
        build(here, each.both(), each.a());
        build(there, each.both(), each.b());
        SchemaSnapshot a = SchemaSnapshot.read(here, Scope.ALL);
        SchemaSnapshot b = SchemaSnapshot.read(there, Scope.ALL);
        assertThat(leaves(here, SchemaDiff.of(a, b), b)).isTrue();
        leaves(there, SchemaDiff.of(b, a), a);
    }

    /** Whether anything was left out; nothing is that was not named. */
    private static boolean leaves(Session session, SchemaDiff diff, SchemaSnapshot wanted) {
        Ddl ddl = Ddl.of(diff);
        Map<ObjectId, List<String>> rows = rows(session, diff.from(), wanted);
        String script = ran(session, ddl);
        SchemaSnapshot became = SchemaSnapshot.read(session, Scope.ALL);
        List<String> named =
                ddl.underivable().stream().map(left -> left.object().toString()).toList();
        List<String> groups = ddl.underivable().stream().map(left -> left.object().path()).toList();
        assertThat(SchemaDiff.of(became, wanted).differences())
                .as(script + "\nwithout\n" + ddl.underivable())
                .allMatch(rest ->
                        named.contains(rest.id().toString()) || groups.contains(rest.id().group()));
        assertThat(rows(session, diff.from(), wanted)).as(script).isEqualTo(rows);
        return !ddl.underivable().isEmpty();
    }

    private static void become(Session session, SchemaDiff diff, SchemaSnapshot wanted) {
        Ddl ddl = Ddl.of(diff);
        Map<ObjectId, List<String>> rows = rows(session, diff.from(), wanted);
        assertThat(ddl.underivable()).isEmpty();
        String script = ran(session, ddl);
        SchemaSnapshot became = SchemaSnapshot.read(session, Scope.ALL);
        SchemaDiff rest = SchemaDiff.of(became, wanted);
        assertThat(rest.differences()).as(script).isEmpty();
        assertThat(became.fingerprint()).isEqualTo(wanted.fingerprint());
        assertThat(Ddl.of(rest).statements()).isEmpty();
        assertThat(rows(session, diff.from(), wanted)).as(script).isEqualTo(rows);
    }

    /** As one transaction, but for what must be committed before it. */
    private static String ran(Session session, Ddl ddl) {
        List<String> statements = new ArrayList<>();
        ddl.committedFirst().forEach(each -> statements.add(each.sql()));
        statements.add("BEGIN");
        ddl.inTransaction().forEach(each -> statements.add(each.sql()));
        statements.add("COMMIT");
        String script = String.join(";\n", statements);
        for (String statement : statements) {
            try {
                session.execute(statement);
            } catch (ServerException e) {
                throw new AssertionError(statement + "\nin\n" + script, e);
            }
        }
        return script;
    }

    /** The rows of tables that both have, as they are seen through each, in columns of one type. */
    private static Map<ObjectId, List<String>> rows(
            Session session, SchemaSnapshot from, SchemaSnapshot to) {
        Map<ObjectId, List<String>> rows = new LinkedHashMap<>();
        for (ObjectId table : from.objects().keySet()) {
            if (table.kind() != ObjectKind.TABLE || !to.objects().containsKey(table)) {
                continue;
            }
            List<String> columns = new ArrayList<>();
            for (SchemaObject column : from.objects().values()) {
                SchemaObject other = to.objects().get(column.id());
                if (column.id().kind() == ObjectKind.COLUMN
                        && column.id().table().equals(table.path())
                        && other != null
                        && other.get("type").equals(column.get("type"))) {
                    columns.add(column.id().name());
                }
            }
            rows.put(
                    table,
                    session.query(
                            Sql.of(
                                    "SELECT ROW(%s)::text AS r FROM %s ORDER BY 1"
                                            .formatted(String.join(", ", columns), table.path())),
                            row -> row.text("r")));
        }
        return rows;
    }
}
