package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.Failure.SyntaxProblem;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Stage;
import dev.lockstep.sql.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static Configuration of(String project, String user) {
        return new Configuration(
                ConfigurationFile.parse(new SourceText("lockstep.toml", project), true),
                ConfigurationFile.parse(new SourceText("config.toml", user), false));
    }

    private static Configuration of(String project) {
        return of(project, "");
    }

    private static SyntaxProblem problem(String project) {
        FailureException thrown = catchThrowableOfType(FailureException.class, () -> of(project));
        assertThat(thrown).isNotNull();
        return (SyntaxProblem) thrown.failure();
    }

    private static void assertProblem(String project, String message, String place, String next) {
        SyntaxProblem problem = problem(project);
        assertThat(problem.message()).isEqualTo("lockstep.toml: " + message);
        assertThat(problem.place()).hasToString("lockstep.toml:" + place);
        assertThat(problem.next()).isEqualTo(next);
    }

    @Test
    void readsTheExampleOfTheDesign() {
        Configuration configuration =
                of(
                        """
                        [project]
                        name = "portfolio"
                        layout = "prisma"                 # found by itself when left out
                        migrations = "prisma/migrations"
                        out_of_order = true

                        [environments.development]
                        stage = "development"
                        url = "postgresql://localhost/portfolio_dev"
                        [environments.production]
                        stage = "production"
                        url = "env:PROD_DATABASE_URL"
                        approvals = 1
                        max_hazard = "warning"
                        drift = "warn"
                        lock_timeout = "2s"
                        lock_patience = "1min"
                        time_zone = "Europe/Berlin"
                        step_warn = "3s"
                        step_abort = "10s"
                        [journal]
                        schema = "ops"
                        [shadow]
                        url = "postgresql://localhost/postgres"
                        [checks]
                        app-health = "curl -fsS https://app.internal/healthz"
                        [flags]
                        set = "update site_config set value = :value where key = :key"
                        [runners]
                        ts = "npx tsx {file}"
                        """);

        assertThat(configuration.projectName()).contains("portfolio");
        assertThat(configuration.layout()).contains(Layout.PRISMA);
        assertThat(configuration.migrations()).contains("prisma/migrations");
        assertThat(configuration.outOfOrder()).isTrue();
        assertThat(configuration.journalSchema()).isEqualTo("ops");
        assertThat(configuration.environmentNames()).containsExactly("development", "production");
        assertThat(configuration.environment("production"))
                .contains(
                        new Environment(
                                "production",
                                Stage.PRODUCTION,
                                true,
                                "env:PROD_DATABASE_URL",
                                "Europe/Berlin",
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(10),
                                DriftRule.WARN));
        assertThat(configuration.rules("production"))
                .isEqualTo(Map.of("approvals", 1, "max_hazard", "warning", "drift", "warn"));
        assertThat(configuration.section("runners")).isEqualTo(Map.of("ts", "npx tsx {file}"));
        assertThat(configuration.commands())
                .containsExactly("curl -fsS https://app.internal/healthz", "npx tsx {file}");
        assertThat(configuration.problems()).isEmpty();
    }

    @Test
    void isCarefulWhereNothingIsSaid() {
        Configuration configuration = of("[environments.main]\nurl = \"postgresql://h/d\"\n");

        assertThat(configuration.environments())
                .containsExactly(
                        new Environment(
                                "main",
                                Stage.PRODUCTION,
                                false,
                                "postgresql://h/d",
                                "UTC",
                                Duration.ofMillis(500),
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                DriftRule.REFUSE));
        assertThat(configuration.outOfOrder()).isFalse();
        assertThat(configuration.journalSchema()).isEqualTo("lockstep");
    }

    @Test
    void givesMoreTimeForStepsOutsideProduction() {
        Environment staging =
                of("[environments.s]\nstage = \"staging\"\n").environment("s").orElseThrow();

        assertThat(staging.stepWarnAfter()).isEqualTo(Duration.ofSeconds(60));
        assertThat(staging.stepAbortAfter()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void asksTheUsersFileForWhatTheProjectLeavesOut() {
        Configuration configuration =
                of(
                        "[environments.a]\nstage = \"staging\"\nlock_timeout = \"1s\"\n",
                        """
                        [environments.b]
                        [environments.a]
                        stage = "development"
                        url = "postgresql://mine/a"
                        [journal]
                        schema = "mine"
                        """);

        Environment merged = configuration.environment("a").orElseThrow();
        assertThat(merged.stage()).isEqualTo(Stage.STAGING);
        assertThat(merged.url()).isEqualTo("postgresql://mine/a");
        assertThat(merged.lockTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(configuration.environmentNames()).containsExactly("a", "b");
        assertThat(configuration.journalSchema()).isEqualTo("mine");
    }

    @Test
    void keepsTheUrlOutOfAnEnvironmentsText() {
        Environment environment =
                of("[environments.a]\nurl = \"postgresql://u:secret@h/d\"\n")
                        .environment("a")
                        .orElseThrow();

        assertThat(environment.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ana:hunter2@db/app",
                "postgresql://db/app?user=ana&password=hunter2",
                "host=db password=hunter2",
                "jdbc:postgresql://db/app?password=hunter2"
            })
    void warnsOfAPasswordInTheProjectsFile(String url) {
        Configuration configuration = of("[environments.a]\nurl = \"" + url + "\"\n");

        assertThat(configuration.problems())
                .extracting(Problem::message)
                .containsExactly("the url of environment a holds a password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ana@db:5432/app?sslmode=require",
                "env:URL",
                "postgresql:///app?host=/run/postgresql"
            })
    void isSilentWithoutAPassword(String url) {
        assertThat(of("[environments.a]\nurl = \"" + url + "\"\n").problems()).isEmpty();
    }

    @Test
    void suggestsTheNearKey() {
        assertProblem(
                "[environments.a]\nurl = \"x\"\nlock_time_out = \"5s\"\n",
                "unknown key lock_time_out in [environments.a]",
                "3:1",
                "did you mean lock_timeout?");
        assertProblem(
                "[enviroments.a]\nurl = \"x\"\n",
                "unknown key enviroments",
                "1:1",
                "did you mean environments?");
    }

    @Test
    void listsTheKeysWhereNoneIsNear() {
        assertProblem(
                "[journal]\n  colour = 1\n",
                "unknown key colour in [journal]",
                "2:3",
                "known here: schema");
    }

    @Test
    void namesWrongTypes() {
        assertProblem(
                "[project]\nname = 5\n", "name wants a text in quotes, not 5", "2:1", "correct it");
        assertProblem(
                "[project]\nout_of_order = \"yes\"\n",
                "out_of_order wants true or false, without quotes, not the text \"yes\"",
                "2:1",
                "correct it");
        assertProblem(
                "environments.a.approvals = -1\n",
                "approvals wants a whole number from 0 on, not -1",
                "1:1",
                "correct it");
        assertProblem("[environments]\na = 1\n", "a is a table, not 1", "2:1", "write [a]");
        assertProblem(
                "[environments.a]\nlock_timeout = \"5 parsecs\"\n",
                "lock_timeout wants a duration in quotes, such as \"500ms\", \"5s\", \"10min\" or"
                        + " \"2h\", not \"5 parsecs\"",
                "2:1",
                "correct it");
        assertProblem(
                "[environments.a]\nstage = \"prod\"\n",
                "stage wants one of development, testing, staging, production, not \"prod\"",
                "2:1",
                "correct it");
        assertProblem(
                "[project]\nlayout = \"flyway\"\n",
                "layout wants one of native, prisma, not \"flyway\"",
                "2:1",
                "correct it");
    }

    @Test
    void findsTheKeyBehindStringsThatLookLikeKeys() {
        assertProblem(
                """
                # name = 1
                [checks]
                a = '''
                [journal]
                schema = 5
                '''
                b = [ "[journal]", # schema = 5
                  "schema = 5" ]
                "quoted.key" = { schema = "x\\"]" }
                [journal]
                schema = 5
                """,
                "schema wants a text in quotes, not 5",
                "11:1",
                "correct it");
    }

    @Test
    void keepsEnvironmentNamesHarmless() {
        assertThat(problem("[environments.\"../x\"]\n").message()).contains("cannot be called");
        assertThat(problem("[environments.url]\n").message()).contains("taken by what --url");
    }

    @Test
    void leavesTheProjectToItsOwnFile() {
        FailureException thrown =
                catchThrowableOfType(
                        FailureException.class, () -> of("", "[project]\nname = \"x\"\n"));

        assertThat(thrown.failure().message()).isEqualTo("config.toml: unknown key project");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[project]\nname = \"x\"\nlayout = \n",
                "[project]\n\nlayout prisma\nname = \"x\"\n",
                "[project]\n\nlayout = prisma\nname = \"x\"\n",
                "[project]\n\nlayout = \"prisma\nname = \"x\"\n",
                "[project]\nname = \"x\"\n[project]\n",
                "[project]\nname = \"x\"\nname = \"y\"\n"
            })
    void showsTheLineThatIsNoToml(String text) {
        SyntaxProblem problem = problem(text);

        assertThat(problem.message())
                .startsWith("lockstep.toml is not TOML: ")
                .doesNotContain("\n");
        assertThat(String.valueOf(problem.place())).startsWith("lockstep.toml:3:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[environments.a]\nurl = postgresql://ana:hunter2@db/app\n",
                "[environments.a]\nurl = \"postgresql://ana:hunter2@db/app\nstage = 1\n",
                "environments.a = {url = \"host=db password=hunter2\", colour = 1}\n"
            })
    void keepsPasswordsOutOfItsComplaints(String text) {
        SyntaxProblem problem = problem(text);

        assertThat(problem.message()).doesNotContain("hunter2");
        assertThat(problem.place())
                .isNotNull()
                .extracting(Place::lineText, InstanceOfAssertFactories.STRING)
                .contains("****")
                .doesNotContain("hunter2");
    }

    @Test
    void saysThatTheFileEndsTooEarly() {
        assertThat(problem("[checks]\na = [1, 2\n").message())
                .isEqualTo(
                        "lockstep.toml is not TOML: the file ends inside a value or a table's"
                                + " name");
    }

    @Test
    void countsTrustedCommandsOfTheProjectOnly() {
        Configuration configuration =
                of(
                        "[environments.a]\nurl = \"cmd:ours\"\n[shadow]\nurl = \"cmd:shadow\"\n",
                        "[environments.b]\nurl = \"cmd:mine\"\n");

        assertThat(configuration.commands()).isEqualTo(List.of("ours", "shadow"));
    }
}
