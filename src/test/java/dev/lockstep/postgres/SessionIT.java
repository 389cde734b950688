package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.Event;
import dev.lockstep.model.ServerError;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.PgServer;
import dev.lockstep.testkit.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
final class SessionIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    @Test
    void countsRowsAndNamesWhatItRan() {
        Session session = db.session();
        assertThat(session.execute("create table t (a int, b text)"))
                .isEqualTo(new Session.Executed("CREATE TABLE", -1));
        assertThat(session.execute("insert into t values (1, 'é'), (2, null)"))
                .isEqualTo(new Session.Executed("INSERT 0 2", 2));
        assertThat(session.execute("select * from t").rows()).isEqualTo(2);
        assertThat(session.execute("update t set a = 3 where false").rows()).isZero();
        assertThat(session.execute("delete from t where a = 1").rows()).isEqualTo(1);
        assertThat(session.execute("create table t2 as select * from t"))
                .isEqualTo(new Session.Executed("SELECT 1", 1));
        assertThat(session.execute("-- nothing").rows()).isEqualTo(-1);
    }

    @Test
    void sendsTextExactlyAsWritten() {
        Session session = db.session();
        session.execute("create table t (j jsonb, s text)");
        session.execute("insert into t values ('{\"a\": 1}', $$ ; {d 'x'} ? ?? $1 $$)");
        assertThat(session.execute("select 1 from t where j ? 'a'").rows()).isEqualTo(1);
        assertThat(db.value("select s from t")).isEqualTo(" ; {d 'x'} ? ?? $1 ");
    }

    @Test
    void tellsWhereTheServerStumbled() {
        Session session = db.session();
        ServerException e =
                catchThrowableOfType(
                        ServerException.class, () -> session.execute("select '😀é', nonsense"));
        assertThat(e.sqlState()).isEqualTo("42703");
        assertThat(e.error().position()).isEqualTo(14);
        assertThat(e).hasMessage("column \"nonsense\" does not exist (42703)");
        assertThat(session.isOpen()).isTrue();
    }

    @Test
    void keepsDetailHintAndContext() {
        ServerError error =
                catchThrowableOfType(
                                ServerException.class,
                                () ->
                                        db.session()
                                                .execute(
                                                        "do $$ begin raise 'm' using detail = 'd',"
                                                                + " hint = 'h'; end $$"))
                        .error();
        assertThat(error.message()).isEqualTo("m");
        assertThat(error.detail()).isEqualTo("d");
        assertThat(error.hint()).isEqualTo("h");
        assertThat(error.context()).contains("inline_code_block");
    }

    /** The context of an error quotes statements that a function has put together. */
    @Test
    void masksSecretsInTheContextOfAnError() {
        Session session = db.session();
        session.execute(
                "create function leak() returns void language plpgsql as $$ begin execute"
                        + " 'alter role nobody_at_all password ' || quote_literal('hunt' || 'er2');"
                        + " end $$");
        ServerException e =
                catchThrowableOfType(ServerException.class, () -> session.execute("select leak()"));
        assertThat(e.error().context())
                .contains("alter role nobody_at_all password", "***")
                .doesNotContain("hunter2");
    }

    @Test
    void readsValuesOfEveryKind() {
        Session session = db.session();
        UUID uuid = UUID.randomUUID();
        Instant instant = Instant.parse("2026-03-21T09:00:00.123456Z");
        List<String> texts = Arrays.asList("a", "b \"c\" \\ {d}", "", "e,f");
        session.run(Sql.of("SET TimeZone = 'Asia/Kolkata'"));
        session.query(
                Sql.of(
                        "SELECT ? AS t, ? AS i, ? AS l, ? AS b, ? AS u, ? AS z, ?::text[] AS a,"
                                + " ?::text AS n, ?::jsonb ->> 'k' AS j, ?::bigint[] AS k",
                        "x'y",
                        7,
                        8L,
                        true,
                        uuid,
                        instant,
                        texts,
                        null,
                        "{\"k\": \"v\"}",
                        List.of(1L, -2L)),
                row -> {
                    assertThat(row.text("t")).isEqualTo("x'y");
                    assertThat(row.integer("i")).isEqualTo(7);
                    assertThat(row.bigint("l")).isEqualTo(8L);
                    assertThat(row.bool("b")).isTrue();
                    assertThat(row.text("u")).isEqualTo(uuid.toString());
                    assertThat(row.instant("z")).isEqualTo(instant);
                    assertThat(row.texts("a")).isEqualTo(texts);
                    assertThat(row.textOrNull("n")).isNull();
                    assertThat(row.instantOrNull("n")).isNull();
                    assertThat(row.text("j")).isEqualTo("v");
                    assertThat(row.texts("k")).containsExactly("1", "-2");
                    return row;
                });
    }

    @Test
    void runsSeveralStatementsInOneTransactionAndReadsTheLast() {
        Session session = db.session();
        session.execute("create table t (a int)");
        Sql insert = Sql.of("INSERT INTO t VALUES (?)", 1);
        List<Integer> read =
                session.query(
                        insert.then(Sql.of("INSERT INTO t VALUES (?), (?)", 2, 3))
                                .then(Sql.of("SELECT sum(a)::int AS sum FROM t")),
                        row -> row.integer("sum"));
        assertThat(read).containsExactly(6);
        assertThatThrownBy(() -> session.run(insert.then(Sql.of("SELECT 1 / 0"))))
                .isInstanceOf(ServerException.class);
        assertThat(db.value("select count(*) from t")).isEqualTo("3");
    }

    @Test
    void followsTheTransactionByTheProtocol() {
        Session session = db.session();
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        session.execute("begin");
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.OPEN);
        assertThatThrownBy(() -> session.execute("select 1 / 0"))
                .isInstanceOf(ServerException.class);
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        session.execute("rollback");
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
    }

    @Test
    void readsOnlyAsManyRowsAsAsked() {
        Session session = db.session();
        Session.TextResult result =
                session.select("select g, 'x' || g as \"T\" from generate_series(1, 10) g", 3);
        assertThat(result.columns()).containsExactly("g", "T");
        assertThat(result.numeric()).containsExactly(true, false);
        assertThat(result.rows()).hasSize(3).last().isEqualTo(List.of("3", "x3"));
        assertThat(result.more()).isTrue();
        assertThat(session.select("select 1 where false", 3).more()).isFalse();
        assertThat(session.select("values (1), (2)", 2))
                .satisfies(all -> assertThat(all.more()).isFalse())
                .satisfies(all -> assertThat(all.affected()).isEqualTo(2));
        session.execute("create table t (a int)");
        Session.TextResult inserted =
                session.select("insert into t select generate_series(1, 9) returning a", 2);
        assertThat(inserted.rows()).hasSize(2);
        assertThat(db.value("select count(*) from t")).isEqualTo("9");
    }

    @Test
    void copiesInAndOut() {
        Session session = db.session();
        session.execute("create table t (a int, b text)");
        assertThat(session.copyIn("copy t from stdin", "1\té\n2\t\\N\n"))
                .isEqualTo(new Session.Executed("COPY 2", 2));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(session.copyOut("copy t to stdout with (format csv, header)", out)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a,b\n1,é\n2,\n");
        assertThatThrownBy(() -> session.copyIn("copy t from stdin", "x\ty\n"))
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.sqlState()).isEqualTo("22P02"));
        assertThat(session.execute("select 1").rows()).isEqualTo(1);
    }

    @Test
    void survivesAStreamThatTakesNoMore() {
        Session session = db.session();
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("disk full");
                    }
                };
        assertThatThrownBy(() ->
                        session.copyOut(
                                "copy (select generate_series(1, 1000000)) to stdout", full))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
        assertThat(session.execute("select 1").rows()).isEqualTo(1);
    }

    @Test
    void passesNoticesOnAsTheyCome() {
        Session session = db.session();
        List<Event.ServerNotice> notices = new ArrayList<>();
        session.onNotice(notices::add);
        session.execute(
                "do $$ begin raise notice 'n' using detail = 'd'; raise warning 'w'; end $$");
        assertThat(notices)
                .containsExactly(
                        new Event.ServerNotice("NOTICE", "n", "d"),
                        new Event.ServerNotice("WARNING", "w", null));
    }

    @Test
    void cancelsWhatRuns() throws InterruptedException {
        Session session = db.session();
        Session other = db.session();
        CompletableFuture<Void> asked =
                CompletableFuture.runAsync(() -> {
                    Waiting.until(
                            "the statement to run",
                            () -> !other.query(sleeping(session.pid()), row -> row).isEmpty());
                    session.cancel();
                });
        assertThatThrownBy(() -> session.execute("select pg_sleep(60)"))
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.sqlState()).isEqualTo("57014"));
        asked.join();
        assertThat(session.execute("select 1").rows()).isEqualTo(1);
    }

    @Test
    void cancellingWhenNothingRunsHurtsNobody() {
        Session session = db.session();
        for (int i = 0; i < 20; i++) {
            session.cancel();
            assertThat(session.execute("select 1").rows()).isEqualTo(1);
        }
        session.close();
        session.cancel();
        assertThat(session.isOpen()).isFalse();
    }

    @Test
    void tellsWhetherTheServerStillAnswers() {
        Session session = db.session();
        assertThat(session.answers()).isTrue();
        db.rows("SELECT pg_terminate_backend(" + session.pid() + ")");
        assertThat(session.answers()).isFalse();
    }

    @Test
    void ourSettingsOverrideTheRoles() {
        db.execute("create role slow login password 'pw'");
        try {
            db.execute("alter role slow set statement_timeout = '1s'");
            db.execute("grant pg_monitor to slow");
            db.execute("alter role slow set lock_timeout = '1s'");
            db.execute("alter role slow set timezone = 'Asia/Tokyo'");
            SessionSettings settings =
                    SessionSettings.migrations("Europe/Berlin", Duration.ofMillis(500));
            try (Session session = Session.open(as("slow"), "lockstep test", settings)) {
                assertThat(shown(session, "statement_timeout")).isEqualTo("0");
                assertThat(shown(session, "lock_timeout")).isEqualTo("500ms");
                assertThat(shown(session, "TimeZone")).isEqualTo("Europe/Berlin");
                assertThat(shown(session, "row_security")).isEqualTo("off");
                session.execute("set search_path = ''");
                session.execute("set statement_timeout = '2s'");
                session.execute("set role pg_monitor");
                session.run(session.settings().restore(session.facts().versionNumber()));
                assertThat(shown(session, "statement_timeout")).isEqualTo("0");
                assertThat(shown(session, "TimeZone")).isEqualTo("Europe/Berlin");
                assertThat(shown(session, "search_path")).isEqualTo("\"$user\", public");
                assertThat(shown(session, "application_name")).isEqualTo("lockstep test");
                assertThat(session.select("select current_user", 1).rows())
                        .containsExactly(List.of("slow"));
            }
        } finally {
            db.execute("drop role slow");
        }
    }

    @Test
    void mayRunBetweenBeginAndSetTransaction() {
        Session session = db.session();
        Sql begin = Sql.of("BEGIN").then(session.settings().sql(session.facts().versionNumber()));
        session.run(begin);
        session.execute("set transaction isolation level serializable");
        assertThat(shown(session, "transaction_isolation")).isEqualTo("serializable");
        session.execute("rollback");
    }

    @Test
    void looksForItsClientWhereTheServerCan() {
        Session session = db.session();
        assertThat(session.settings().watchClient()).isTrue();
        assertThat(shown(session, "client_connection_check_interval")).isEqualTo("5s");
        session.run(session.settings().restore(session.facts().versionNumber()));
        assertThat(shown(session, "client_connection_check_interval")).isEqualTo("5s");
    }

    @Test
    void searchesPrismasSchema() {
        db.execute("create schema \"My App\"");
        ConnectionTarget target = withSchema("My App");
        SessionSettings settings = SessionSettings.migrations("UTC", Duration.ZERO);
        try (Session session = Session.open(target, "lockstep test", settings)) {
            assertThat(shown(session, "search_path")).isEqualTo("\"My App\"");
            session.execute("set search_path = ''");
            session.apply(settings.withLockTimeout(Duration.ofSeconds(1)));
            assertThat(shown(session, "search_path")).isEqualTo("\"My App\"");
        }
    }

    @Test
    void readsOnlyWhenToldSo() {
        db.execute("create table t (a int)");
        Session session = db.session();
        session.apply(session.settings().withReadOnly(true));
        assertThatThrownBy(() -> session.execute("insert into t values (1)"))
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.sqlState()).isEqualTo("25006"));
        session.apply(session.settings().withReadOnly(false));
        assertThat(session.execute("insert into t values (1)").rows()).isEqualTo(1);
    }

    @Test
    void knowsTheServer() {
        ServerFacts facts = db.session().facts();
        assertThat(facts.versionNumber()).isGreaterThanOrEqualTo(140000);
        assertThat(facts.version()).matches("\\d+(\\.\\d+|\\w+)");
        assertThat(facts.systemIdentifier()).matches("\\d{15,}");
        assertThat(facts.timeline()).isEqualTo(1);
        assertThat(facts.inRecovery()).isFalse();
        assertThat(facts.database()).isEqualTo(db.name());
        assertThat(facts.superuser()).isTrue();
        assertThat(facts.proxy()).isEmpty();
    }

    @Test
    void opensForARoleThatMaySeeLess() {
        db.execute("create role plain login password 'pw'");
        try {
            db.execute("revoke execute on function pg_control_system() from public");
            SessionSettings settings = SessionSettings.migrations("UTC", Duration.ZERO);
            try (Session session = Session.open(as("plain"), "lockstep test", settings)) {
                assertThat(session.facts().systemIdentifier()).isEmpty();
                assertThat(session.facts().superuser()).isFalse();
                assertThat(shown(session, "row_security")).isEqualTo("off");
            }
        } finally {
            db.execute("drop role plain");
        }
    }

    private static Sql sleeping(int pid) {
        return Sql.of("SELECT FROM pg_stat_activity WHERE pid = ? AND wait_event = 'PgSleep'", pid);
    }

    private static String shown(Session session, String parameter) {
        List<String> shown =
                session.query(
                        Sql.of("SELECT current_setting(?) AS value", parameter),
                        row -> row.text("value"));
        return shown.getFirst();
    }

    private ConnectionTarget as(String user) {
        ConnectionTarget target = db.target();
        return new ConnectionTarget(
                target.hosts(),
                target.database(),
                user,
                Secret.of("pw"),
                null,
                false,
                target.properties());
    }

    private ConnectionTarget withSchema(String schema) {
        ConnectionTarget target = PgServer.shared().target(db.name());
        return new ConnectionTarget(
                target.hosts(),
                target.database(),
                target.user(),
                target.password(),
                schema,
                false,
                target.properties());
    }
}
