package dev.lockstep.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.testkit.PgDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TracerIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    @BeforeEach
    void tables() {
        db.execute(
                """
                CREATE TABLE "Users" (id int PRIMARY KEY, name text);
                INSERT INTO "Users" SELECT g, 'n' FROM generate_series(1, 500) g;
                CREATE TABLE orders (id int PRIMARY KEY, user_id int);
                INSERT INTO orders SELECT g, g FROM generate_series(1, 500) g\
                """);
    }

    @Test
    void seesLocksRewritesScansAndRows() {
        Session session = begun();
        Trace trace = trace(session, "ALTER TABLE \"Users\" ADD x float8 DEFAULT random()");
        assertThat(trace.locks()).containsExactly(exclusive("public.Users"));
        assertThat(trace.rewrites()).containsExactly("public.Users");
        assertThat(trace.scans()).containsExactly("public.Users");
        assertThat(trace.rows()).isEqualTo(-1);
    }

    @Test
    void saysOnlyWhatAStatementAdds() {
        Session session = begun();
        assertThat(trace(session, "UPDATE orders SET user_id = 1 WHERE id < 11").rows())
                .isEqualTo(10);
        Trace again = trace(session, "UPDATE orders SET user_id = 2 WHERE id = 1");
        assertThat(again.locks()).isEmpty();
        Trace stronger = trace(session, "ALTER TABLE orders ADD y int");
        assertThat(stronger.locks()).containsExactly(exclusive("public.orders"));
        assertThat(trace(session, "ALTER TABLE orders DROP y").locks()).isEmpty();
    }

    @Test
    void namesWhatIsDroppedOrRenamedAsItWasBefore() {
        Session session = begun();
        assertThat(trace(session, "ALTER TABLE orders RENAME TO sales").locks())
                .containsExactly(exclusive("public.orders"));
        Trace drop = trace(session, "DROP TABLE \"Users\"");
        assertThat(drop.locks()).containsExactly(exclusive("public.Users"));
        assertThat(drop.rewrites()).isEmpty();
        assertThat(trace(session, "CREATE TABLE fresh (id int)").locks())
                .containsExactly(exclusive("public.fresh"));
    }

    @Test
    void leavesTemporaryTablesOut() {
        Session session = begun();
        Trace trace = trace(session, "CREATE TEMP TABLE t AS SELECT * FROM orders");
        assertThat(trace.locks())
                .containsExactly(new RelationLock("public.orders", LockMode.ACCESS_SHARE));
        assertThat(trace.rows()).isEqualTo(500);
    }

    @Test
    void tellsScansFromVisitsByIndex() {
        Session session = begun();
        session.execute("SET LOCAL enable_seqscan = off");
        Trace trace = trace(session, "SELECT name FROM \"Users\" WHERE id = 7");
        assertThat(trace.scans()).isEmpty();
        assertThat(trace.visited()).containsExactly("public.Users");
    }

    @Test
    void refusesWhatItCannotTrace() {
        Session session = begun();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> trace(session, "CREATE INDEX CONCURRENTLY ON orders (user_id)"))
                .withMessageContaining("CREATE INDEX CONCURRENTLY");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> trace(session, "COMMIT"));
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.OPEN);
        session.execute("ROLLBACK");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> trace(session, "SELECT 1"));
    }

    @Test
    void leavesARefusedStatementToItsCaller() {
        Session session = begun();
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> trace(session, "DROP TABLE nowhere"));
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
    }

    private Session begun() {
        Session session = db.session();
        session.execute("BEGIN");
        return session;
    }

    private static RelationLock exclusive(String relation) {
        return new RelationLock(relation, LockMode.ACCESS_EXCLUSIVE);
    }

    private static Trace trace(Session session, String sql) {
        Statement statement = Script.split(new SourceText("up.sql", sql)).statements().getFirst();
        return new Tracer(session).run(statement);
    }
}
