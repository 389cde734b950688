package dev.lockstep.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;

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

    private static void become(Session session, SchemaDiff diff, SchemaSnapshot wanted) {
        Ddl ddl = Ddl.of(diff);
        String script =
                String.join(";\n", ddl.statements().stream().map(DdlStatement::sql).toList());
        assertThat(ddl.underivable()).as(script).isEmpty();
        for (DdlStatement statement : ddl.statements()) {
            try {
                session.execute(statement.sql());
            } catch (ServerException e) {
                throw new AssertionError(statement.sql() + "\nin\n" + script, e);
            }
        }
        SchemaSnapshot became = SchemaSnapshot.read(session, Scope.ALL);
        SchemaDiff rest = SchemaDiff.of(became, wanted);
        assertThat(rest.differences()).as(script).isEmpty();
        assertThat(became.fingerprint()).isEqualTo(wanted.fingerprint());
        assertThat(Ddl.of(rest).statements()).isEmpty();
    }
}
