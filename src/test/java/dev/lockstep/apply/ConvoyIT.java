package dev.lockstep.apply;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.ledger.Watch;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome.RunOutcome;
import dev.lockstep.model.Outcome.RunReport;
import dev.lockstep.model.Target;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.TestBench;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many small migrations: what is seen of them is what would be seen had each gone alone. */
class ConvoyIT extends ApplyCase {
    /** More than go in one string, and more than in two. */
    private static final int COUNT = 300;

    @BeforeEach
    void begin() {
        project.up("000_users", "CREATE TABLE users (id int PRIMARY KEY);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        db.execute("CREATE TABLE seen (at int GENERATED ALWAYS AS IDENTITY, query text)");
        db.execute(
                "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN INSERT INTO public.seen (query) VALUES (current_query());"
                        + " RETURN NEW; END'");
        db.execute(
                "CREATE TRIGGER see AFTER INSERT ON lockstep.migration"
                        + " FOR EACH ROW EXECUTE FUNCTION see()");
        for (int i = 1; i <= COUNT; i++) {
            project.up(name(i), "CREATE TABLE t%d (id int);".formatted(i));
        }
    }

    private static String name(int i) {
        return "%03d_more".formatted(i);
    }

    private static List<String> names(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(ConvoyIT::name).toList();
    }

    private void reopenWith(String setting) {
        db.execute("ALTER DATABASE \"" + db.name() + "\" SET " + setting);
        bench.close();
        bench = new TestBench(db.target(), project);
    }

    /** How many rows of the ledger were written by a string that carried several. */
    private int travelled() {
        return Integer.parseInt(
                db.value("SELECT count(*) FROM seen WHERE query LIKE '/* lockstep: %'"));
    }

    private List<String> applied() {
        return db.rows("SELECT name FROM lockstep.migration WHERE name <> '000_users' ORDER BY 1");
    }

    @Test
    void manySmallMigrationsTravelTogether() {
        project.up(
                name(3),
                "-- it's \"quoted\"; a \\ and a $1 and a ? \u00e9\n"
                        + "CREATE TABLE \"it's\" (id int DEFAULT 5);\n"
                        + "COMMENT ON TABLE \"it's\" IS 'a ''quote'', a \\ and ?; COMMIT'; -- end");
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(report.migrations()).extracting("name").isEqualTo(names(1, COUNT));
        assertThat(travelled()).isEqualTo(COUNT);
        assertThat(applied()).isEqualTo(names(1, COUNT));
        assertThat(
                        db.rows(
                                "SELECT DISTINCT state, applied_by, duration_ms BETWEEN 0 AND 60000,"
                                        + " m.checksum = r.checksum, outcome, what, direction,"
                                        + " transactional, r.ended_at >= r.started_at"
                                        + " FROM lockstep.migration m JOIN lockstep.migration_run r"
                                        + " USING (run_id, duration_ms) WHERE name <> '000_users'"))
                .containsExactly("applied|tester|t|t|done|apply|up|t|t");
        assertThat(db.value("SELECT text FROM lockstep.migration WHERE name = '" + name(3) + "'"))
                .contains("it's \"quoted\"; a \\ and a $1 and a ? \u00e9\n")
                .endsWith("-- end");
        assertThat(db.value("SELECT obj_description('\"it''s\"'::regclass)"))
                .isEqualTo("a 'quote', a \\ and ?; COMMIT");
        assertThat(db.value("SELECT statements FROM lockstep.migration WHERE name = '003_more'"))
                .isEqualTo("2");
        assertThat(report.migrations().get(2).steps()).extracting("index").containsExactly(1, 2);
        assertThat(applyAll().migrations()).isEmpty();
    }

    @Test
    void eventsComeAsOfOneAfterTheOther() {
        project.up(name(2), "DROP TABLE IF EXISTS never_there;\nCREATE TABLE t2 (id int);");
        applyAll();
        List<String> told =
                bench.events().all().stream()
                        .flatMap(ConvoyIT::word)
                        .dropWhile(word -> !word.equals("started 001_more"))
                        .limit(11)
                        .toList();
        assertThat(told)
                .containsExactly(
                        "started 001_more",
                        "statement 1",
                        "done 1",
                        "done 001_more",
                        "started 002_more",
                        "statement 1",
                        "notice table \"never_there\" does not exist, skipping",
                        "done 1",
                        "statement 2",
                        "done 2",
                        "done 002_more");
    }

    private static Stream<String> word(Event event) {
        return switch (event) {
            case Event.MigrationStarted e -> Stream.of("started " + e.name());
            case Event.StatementStarted e -> Stream.of("statement " + e.index());
            case Event.ServerNotice e -> Stream.of("notice " + e.message());
            case Event.StatementDone e -> Stream.of("done " + e.index());
            case Event.MigrationDone e -> Stream.of("done " + e.name());
            default -> Stream.empty();
        };
    }

    @Test
    void theRefusedOneIsToldAsIfItHadGoneAlone() {
        reopenWith("synchronous_commit = local");
        project.up(
                name(12), "CREATE TABLE half (id int);\n  ALTER TABLE nowhere ADD COLUMN x int;");
        RunReport report = applyAll();
        Failure failure = requireNonNull(report.failure());
        assertThat(failure).isInstanceOf(Failure.ServerRefused.class);
        assertThat(failure.place()).hasToString("migrations/012_more/up.sql:2:3");
        assertThat(report.migrations()).extracting("name").isEqualTo(names(1, 12));
        assertThat(applied()).isEqualTo(names(1, 11));
        assertThat(travelled()).isEqualTo(11);
        assertThat(db.value("SELECT to_regclass('half') IS NULL")).isEqualTo("t");
        assertThat(
                        db.rows(
                                "SELECT migration, left_nothing FROM lockstep.migration_run"
                                        + " WHERE outcome <> 'done'"))
                .containsExactly("012_more|t");
        Session session = bench.connections().session("test");
        assertThat(session.select("SELECT count(*) FROM pg_prepared_statements", 1).rows())
                .containsExactly(List.of("0"));
        assertThat(session.select("SHOW synchronous_commit", 1).rows())
                .containsExactly(List.of("local"));

        project.up(name(12), "CREATE TABLE whole (id int);");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(applied()).isEqualTo(names(1, COUNT));
    }

    @Test
    void aTextThatTheServerCannotReadStopsOnlyItself() {
        project.up(name(12), "CREATE TABLE t12 (id int,, x int);");
        RunReport report = applyAll();
        assertThat(requireNonNull(report.failure()).server()).isNotNull();
        assertThat(report.migrations()).extracting("name").isEqualTo(names(1, 12));
        assertThat(applied()).isEqualTo(names(1, 11));
        assertThat(travelled()).isZero();
    }

    @Test
    void aLockThatIsNotFreeIsWaitedForAlone() {
        project.up(name(12), "ALTER TABLE users ADD COLUMN mail text;");
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("SELECT count(*) FROM users");
        bench.events().when(Event.LockRetry.class, () -> holder.execute("COMMIT"));
        bench.locks(Duration.ofMillis(400), Duration.ofSeconds(20));
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(bench.events().of(Event.LockRetry.class))
                .anySatisfy(retry -> assertThat(retry.migration()).isEqualTo(name(12)));
        assertThat(applied()).isEqualTo(names(1, COUNT));
        assertThat(travelled()).isEqualTo(COUNT - 1);
    }

    @Test
    void aWishToStopStopsBehindTheCommittedOnes() {
        project.up(name(12), "ALTER TABLE users ADD COLUMN mail text;");
        Cancellation stop = bench.cancellation();
        bench.locks(Duration.ofMillis(400), Duration.ofSeconds(20));
        Session holder = db.session();
        holder.execute("BEGIN");
        holder.execute("SELECT count(*) FROM users");
        bench.events().when(Event.LockRetry.class, stop::request);
        RunReport report = applyAll();
        assertThat(report.outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(applied()).isEqualTo(names(1, 11));
        holder.execute("COMMIT");
    }

    @Test
    void aWayBackTravelsToo() {
        for (int i = 1; i <= COUNT; i++) {
            project.down(name(i), "DROP TABLE t%d;".formatted(i));
        }
        applyAll();
        RunReport back = new Rollback(bench.workbench()).rollback(new Target.Count(COUNT), null);
        assertThat(back.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(
                        db.rows(
                                "SELECT DISTINCT state FROM lockstep.migration"
                                        + " WHERE name <> '000_users'"))
                .containsExactly("rolled_back");
        assertThat(db.value("SELECT count(*) FROM pg_class WHERE relname ~ '^t[0-9]+$'"))
                .isEqualTo("0");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(applied()).isEqualTo(names(1, COUNT));
    }

    @Test
    void whereAnEventTriggerMayRunCodeOfOthersEachGoesAlone() {
        db.execute(
                "CREATE FUNCTION meddle() RETURNS event_trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN PERFORM set_config(''search_path'', '''', false); END'");
        db.execute("CREATE EVENT TRIGGER meddle ON ddl_command_end EXECUTE FUNCTION meddle()");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(travelled()).isZero();
        assertThat(db.value("SELECT count(*) FROM pg_class WHERE relname ~ '^t[0-9]+$'"))
                .isEqualTo(Integer.toString(COUNT));
    }

    @Test
    void ourOwnWatchKeepsNobodyFromTravelling() {
        new Watch("lockstep").on(db.session());
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(travelled()).isEqualTo(COUNT);
        assertThat(
                        db.rows(
                                "SELECT by_lockstep, command, count(*)"
                                        + " FROM lockstep_watch.object_change"
                                        + " WHERE object LIKE 'public.t%' GROUP BY 1, 2"))
                .containsExactly("t|CREATE TABLE|" + COUNT);
    }

    @Test
    void aWatchThatSomebodyEditedIsNoLongerOurs() {
        new Watch("lockstep").on(db.session());
        db.execute("ALTER FUNCTION lockstep_watch.note_change() SECURITY INVOKER");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(travelled()).isZero();
    }

    @Test
    void whereTheServerReadsStringsOtherwiseEachGoesAlone() {
        reopenWith("standard_conforming_strings = off");
        assertThat(applyAll().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(travelled()).isZero();
        assertThat(applied()).isEqualTo(names(1, COUNT));
    }
}
