package dev.lockstep.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Estimate;
import dev.lockstep.model.LockMode;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.testkit.PgDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EstimatesIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    @BeforeEach
    void fill() {
        db.execute(
                "CREATE TABLE users (id bigint PRIMARY KEY, age int, note text);"
                        + " CREATE INDEX ON users (age);"
                        + " CREATE TABLE never_seen (id int);"
                        + " INSERT INTO never_seen VALUES (1);"
                        + " INSERT INTO users SELECT n, n, repeat('x', 400)"
                        + " FROM generate_series(1, 20000) n");
        db.execute("ANALYZE users");
    }

    /** Of the last statement, those before it being done. */
    private Optional<Estimate> estimate(String script) {
        Session session = db.session();
        List<StatementShape> shapes =
                Script.split(new SourceText("up.sql", script)).statements().stream()
                        .map(Statement::shape)
                        .toList();
        Facts facts = Foresight.facts(session, shapes);
        Foresight foresight = new Foresight(facts);
        Optional<Estimate> last = Optional.empty();
        for (StatementShape shape : shapes) {
            last = new Estimates(facts).of(shape, foresight.effects(shape));
            foresight.pass(shape);
        }
        return last;
    }

    private String basis(String script) {
        return estimate(script).orElseThrow().basis();
    }

    @Test
    void whatOnlyWritesCatalogsTakesAMoment() {
        assertThat(estimate("ALTER TABLE users ADD COLUMN mail text"))
                .contains(new Estimate(0, 20, "writes catalogs only"));
        assertThat(basis("TRUNCATE users")).isEqualTo("writes catalogs only");
        assertThat(basis("CREATE TABLE t (id int); CREATE INDEX ON t (id)"))
                .isEqualTo("writes catalogs only");
    }

    @Test
    void whatIsReadCopiedAndBuiltIsNamedWithItsSize() {
        Estimate read = estimate("ALTER TABLE users ALTER age SET NOT NULL").orElseThrow();
        assertThat(read.basis()).matches("reads public.users \\(8\\.\\d MB\\); rates assumed.*");
        assertThat(read.lowMs()).isLessThan(read.highMs());
        Estimate copied = estimate("ALTER TABLE users ALTER age TYPE bigint").orElseThrow();
        assertThat(copied.basis())
                .matches("reads .*, writes public.users \\(.*\\), builds 2 indexes; .*");
        assertThat(copied.lowMs()).isGreaterThan(read.lowMs());
        assertThat(copied.highMs()).isGreaterThan(read.highMs());
        assertThat(basis("CREATE INDEX ON users (note)")).contains("builds an index;");
        assertThat(basis("CREATE INDEX CONCURRENTLY ON users (note)"))
                .contains("reads it again", "waits for older transactions besides");
        assertThat(basis("ALTER TABLE users ADD UNIQUE (age)")).contains("builds an index");
        assertThat(basis("REINDEX TABLE users")).contains("builds 2 indexes");
    }

    @Test
    void aChangeOfRowsIsReckonedAsIfAllWereMeant() {
        Estimate change = estimate("UPDATE users SET age = 1 WHERE id < 5").orElseThrow();
        assertThat(change.basis()).contains("reads public.users", "changes at most 20,000 rows");
        assertThat(change.highMs()).isGreaterThanOrEqualTo(3_000);
        assertThat(change.lowMs()).isLessThan(100);
    }

    @Test
    void whatCannotBeSaidIsNotSaid() {
        assertThat(estimate("INSERT INTO users SELECT * FROM users")).isEmpty();
        assertThat(estimate("DO 'BEGIN END'")).isEmpty();
        assertThat(estimate("CREATE TABLE copy AS SELECT * FROM users")).isEmpty();
        assertThat(estimate("VACUUM")).isEmpty();
        assertThat(estimate("UPDATE never_seen SET id = 2")).isEmpty();
    }

    @Test
    void whoHoldsALockForAWhileIsKnown() {
        Session other = db.session();
        other.execute("BEGIN");
        other.execute("SET LOCAL application_name = 'web'");
        other.execute("LOCK TABLE users IN SHARE MODE");
        other.execute("SELECT pg_sleep(5.2)");
        Facts facts =
                Foresight.facts(
                        db.session(),
                        List.of(
                                Script.split(new SourceText("up.sql", "DROP TABLE users"))
                                        .statements()
                                        .getFirst()
                                        .shape()));
        assertThat(facts.holders().values())
                .singleElement()
                .satisfies(holders ->
                        assertThat(holders)
                                .singleElement()
                                .satisfies(holder -> {
                                    assertThat(holder.application()).isEqualTo("web");
                                    assertThat(holder.mode()).isEqualTo(LockMode.SHARE);
                                    assertThat(holder.seconds()).isGreaterThanOrEqualTo(5);
                                }));
        other.execute("ROLLBACK");
    }
}
