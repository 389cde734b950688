package dev.lockstep.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Secret;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.SessionSettings;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.PgServer;
import dev.lockstep.testkit.TestProject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Shadows beside the live database, on a server that is named, and on one of our own. */
class ShadowIT {
    @TempDir static Path ownFolder;

    private static final OwnServer OWN_NOWHERE = RehearsalBench.own(Path.of("/dev/null/nowhere"));
    private static OwnServer own = OWN_NOWHERE;

    @RegisterExtension final PgDatabase live = new PgDatabase();
    @TempDir Path folder;

    private TestProject project = TestProject.nativeIn(Path.of("."));

    @BeforeEach
    void makeProject() {
        project = TestProject.nativeIn(folder);
        project.up(
                "20260101000000_a",
                "CREATE TABLE a (id int PRIMARY KEY); INSERT INTO a VALUES (7);");
        project.up("20260102000000_b", "CREATE INDEX CONCURRENTLY a_again ON a (id);");
        project.up("20260103000000_c", "ALTER TABLE a ADD COLUMN note text;");
    }

    @AfterAll
    static void stopOwn() {
        own.close();
    }

    private RehearsalBench bench() {
        return new RehearsalBench(live, project, OWN_NOWHERE);
    }

    private RehearsalBench benchWithOwn() {
        if (own.equals(OWN_NOWHERE)) {
            own = RehearsalBench.own(ownFolder);
        }
        return new RehearsalBench(live, project, own);
    }

    private static List<List<String>> rows(Shadow shadow, String sql) {
        return shadow.connections().session("test").select(sql, 100).rows().stream()
                .map(row -> row.stream().map(String::valueOf).toList())
                .toList();
    }

    @Test
    void isMadeByReplayingAndThenFromATemplate() {
        try (Shadow first = bench().shadow(2)) {
            assertThat(first.made().replayed()).isEqualTo(2);
            assertThat(first.made().where()).contains("the same server");
            assertThat(rows(first, "SELECT * FROM a")).isEqualTo(List.of(List.of("7")));
            assertThat(
                            rows(
                                    first,
                                    "SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_again'::regclass"))
                    .isEqualTo(List.of(List.of("t")));
        }
        try (Shadow second = bench().shadow(2)) {
            assertThat(second.made().replayed()).isZero();
            assertThat(rows(second, "SELECT * FROM a")).isEqualTo(List.of(List.of("7")));
            second.connections().session("test").execute("DROP TABLE a");
        }
        try (Shadow third = bench().shadow(3)) {
            assertThat(third.made().replayed()).isEqualTo(1);
            assertThat(rows(third, "SELECT id, note FROM a"))
                    .isEqualTo(List.of(List.of("7", "null")));
        }
        assertThat(RehearsalBench.databases(ScratchDatabases.SHADOW)).isEmpty();
        assertThat(live.rows("SELECT nspname FROM pg_namespace WHERE nspname = 'lockstep'"))
                .isEmpty();
    }

    @Test
    void forgetsWhatAnEditedFileMade() {
        try (Shadow first = bench().shadow(1)) {
            assertThat(rows(first, "SELECT * FROM a")).hasSize(1);
        }
        project.up("20260101000000_a", "CREATE TABLE a (id int PRIMARY KEY);");
        try (Shadow second = bench().shadow(1)) {
            assertThat(second.made().replayed()).isEqualTo(1);
            assertThat(rows(second, "SELECT * FROM a")).isEmpty();
        }
    }

    @Test
    void templatesTakeNoConnectionsAndAreFew() {
        for (int i = 0; i < ScratchDatabases.KEPT + 2; i++) {
            project.up("20260101000000_a", "CREATE TABLE a (id int DEFAULT " + i + ");");
            bench().shadow(1).close();
        }
        try (Session admin = PgServer.shared().session("postgres")) {
            assertThat(
                            admin.select(
                                            "SELECT datallowconn, count(*) FROM pg_database WHERE"
                                                    + " starts_with(datname, 'lockstep_template_')"
                                                    + " GROUP BY 1",
                                            10)
                                    .rows())
                    .isEqualTo(List.of(List.of("f", "" + ScratchDatabases.KEPT)));
        }
        project.up(
                "20260101000000_a",
                "CREATE TABLE a (id int DEFAULT " + (ScratchDatabases.KEPT + 1) + ");");
        try (Shadow newest = bench().shadow(1)) {
            assertThat(newest.made().replayed()).isZero();
        }
    }

    @Test
    void removesWhatAKilledProcessLeftAndNothingThatIsInUse() {
        try (Session admin = PgServer.shared().session("postgres");
                Shadow inUse = bench().shadow(1)) {
            admin.execute("CREATE DATABASE lockstep_shadow_0123456789abcdef TEMPLATE template0");
            bench().shadow(1).close();
            assertThat(RehearsalBench.databases(ScratchDatabases.SHADOW))
                    .isEqualTo(List.of(inUse.target().database()));
            assertThat(rows(inUse, "SELECT * FROM a")).hasSize(1);
        }
    }

    @Test
    void severalAtOnceDoNotBreakEachOther() {
        List<CompletableFuture<Integer>> all =
                IntStream.range(0, 4)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(() -> {
                                    try (Shadow shadow = bench().shadow(3)) {
                                        return rows(shadow, "SELECT * FROM a").size();
                                    }
                                }))
                        .toList();
        assertThat(all).allSatisfy(each -> assertThat(each.join()).isEqualTo(1));
        assertThat(RehearsalBench.databases(ScratchDatabases.SHADOW)).isEmpty();
    }

    @Test
    void saysWhereAHistoryDoesNotReplay() {
        project.up("20260102000000_b", "SELECT 1;\nALTER TABLE made_by_hand ADD COLUMN x int;");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> bench().shadow(3))
                .satisfies(e -> {
                    Failure failure = e.failure();
                    assertThat(failure.message()).contains("made_by_hand");
                    assertThat(String.valueOf(failure.place()))
                            .contains("20260102000000_b/up.sql:2:");
                    assertThat(failure.databaseState())
                            .contains("20260102000000_b does not replay")
                            .contains("as before");
                });
        assertThat(RehearsalBench.databases(ScratchDatabases.SHADOW)).isEmpty();
    }

    @Test
    void namesExtensionsThatItLacks() {
        project.up("20260104000000_d", "CREATE EXTENSION IF NOT EXISTS \"no_such_thing\";");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> bench().shadow(3))
                .satisfies(e -> {
                    assertThat(e.failure().message())
                            .contains("no_such_thing (migrations/20260104000000_d/up.sql:1:1)");
                    assertThat(e.failure().next()).contains("[shadow]");
                });
    }

    @Test
    void takesOverExtensionsSettingsAndLocale() {
        live.execute(
                "CREATE SCHEMA x; CREATE EXTENSION citext SCHEMA x; ALTER DATABASE "
                        + live.name()
                        + " SET search_path = public, x");
        project.up("20260101000000_a", "CREATE TABLE a (id citext); INSERT INTO a VALUES ('Q');");
        try (Shadow shadow = bench().shadow(1)) {
            assertThat(shadow.made().notes()).isEmpty();
            assertThat(rows(shadow, "SHOW search_path").getFirst().getFirst())
                    .isEqualTo("public, x");
            assertThat(rows(shadow, "SELECT id FROM a WHERE id = 'q'")).hasSize(1);
            String locale =
                    "SELECT datcollate, datctype, datlocprovider FROM pg_database WHERE datname ="
                            + " current_database()";
            assertThat(rows(shadow, locale).getFirst())
                    .isEqualTo(List.of(live.rows(locale).getFirst().split("\\|")));
        }
    }

    @Test
    void isEmbeddedForProductionAndForRolesThatMayNotMakeDatabases() {
        live.execute(
                "DROP ROLE IF EXISTS shadow_reader; CREATE ROLE shadow_reader LOGIN PASSWORD 'x'");
        project.up("20260103000000_c", "GRANT SELECT ON a TO shadow_reader;");
        try (Shadow shadow = benchWithOwn().stage(Stage.PRODUCTION).shadow(3)) {
            assertThat(shadow.made().where()).contains("embedded");
            assertThat(shadow.made().notes())
                    .contains(
                            "the shadow is an embedded PostgreSQL: the environment is production");
            assertThat(rows(shadow, "SELECT has_table_privilege('shadow_reader', 'a', 'select')"))
                    .isEqualTo(List.of(List.of("t")));
        }
        ConnectionTarget all = live.target();
        ConnectionTarget reader =
                new ConnectionTarget(
                        all.hosts(),
                        all.database(),
                        "shadow_reader",
                        Secret.of("x"),
                        null,
                        false,
                        all.properties());
        RehearsalBench bench = benchWithOwn();
        try (Session session =
                        Session.open(
                                reader,
                                "test",
                                SessionSettings.migrations("UTC", Duration.ofSeconds(1)));
                Shadow shadow =
                        Shadow.at(bench.request(session, reader), bench.migrations(), List.of())) {
            assertThat(shadow.made().replayed()).isZero();
            assertThat(shadow.made().notes().getFirst())
                    .contains("role shadow_reader may not create databases");
        }
        live.execute("DROP ROLE shadow_reader");
        assertThat(RehearsalBench.databases(ScratchDatabases.SHADOW)).isEmpty();
    }

    @Test
    void hasAServerOfItsOwnForWhatConcernsTheWholeCluster() throws Exception {
        project.up(
                "20260103000000_c", "CREATE ROLE shadow_only; GRANT SELECT ON a TO shadow_only;");
        project.up(
                "20260104000000_d",
                "GRANT CONNECT ON DATABASE " + live.name() + " TO shadow_only;");
        for (int i = 0; i < 2; i++) {
            try (Shadow shadow = benchWithOwn().shadow(4)) {
                assertThat(shadow.made().notes().getFirst())
                        .contains("20260103000000_c/up.sql:1:1: CREATE ROLE may reach beyond its");
                assertThat(
                                rows(
                                        shadow,
                                        "SELECT count(*) FROM pg_roles WHERE rolname = 'shadow_only'"))
                        .isEqualTo(List.of(List.of("1")));
            }
        }
        assertThat(live.rows("SELECT 1 FROM pg_roles WHERE rolname = 'shadow_only'")).isEmpty();
        try (var left = Files.list(ownFolder.resolve("once"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refusesByNameWhatReachesOtherMachines() {
        project.up("20260104000000_d", "COPY a FROM PROGRAM 'touch /tmp/x';");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> bench().shadow(3))
                .satisfies(e ->
                        assertThat(e.failure().message())
                                .contains("up.sql:1:1: COPY ... PROGRAM runs a program"));
        project.up("20260104000000_d", "COPY a TO '/tmp/lockstep-shadow-copy';");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> bench().shadow(3))
                .satisfies(e ->
                        assertThat(e.failure().message())
                                .contains("COPY reads or writes a file of the server's machine"));
        project.up("20260104000000_d", "SELECT dblink_exec('dbname=x', 'DROP TABLE y');");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> bench().shadow(3))
                .satisfies(e -> assertThat(e.failure().message()).contains("dblink"));
        project.up("20260104000000_d", "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p;");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> bench().shadow(3))
                .satisfies(e -> assertThat(e.failure().message()).contains("CREATE SUBSCRIPTION"));
    }

    @Test
    void goesWhereTheConfigurationSays() {
        try (Shadow shadow =
                bench().stage(Stage.PRODUCTION)
                        .configured(PgServer.shared().target("postgres"))
                        .shadow(3)) {
            assertThat(shadow.made().where()).contains("[shadow].url");
            assertThat(rows(shadow, "SELECT * FROM a")).hasSize(1);
        }
    }
}
