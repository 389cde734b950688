package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.model.FailureException;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.Surroundings;
import dev.lockstep.project.EnvironmentChoice.Options;
import dev.lockstep.sql.SourceText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentChoiceTest {
    private static final String THREE =
            """
            [environments.testing]
            stage = "testing"
            url = "postgresql://t/d"
            [environments.development]
            stage = "development"
            url = "postgresql://d/d"
            [environments.production]
            stage = "production"
            """;

    private final Map<String, String> variables = new HashMap<>();

    private EnvironmentChoice choice(String toml) {
        ConfigurationFile file =
                ConfigurationFile.parse(new SourceText("lockstep.toml", toml), true);
        Path home = Path.of("home");
        return new EnvironmentChoice(
                new Configuration(file, ConfigurationFile.EMPTY),
                new Surroundings(variables, home, "ana", home));
    }

    private static Options options(String environment) {
        return new Options(environment, null, null);
    }

    private static String refusal(Runnable call) {
        FailureException thrown = catchThrowableOfType(FailureException.class, call::run);
        assertThat(thrown).isNotNull();
        return thrown.failure().message() + "; " + thrown.failure().next();
    }

    @Test
    void takesTheOnlyEnvironment() {
        Environment environment =
                choice("[environments.main]\nurl = \"postgresql://m/d\"\n").atStart(Options.NONE);

        assertThat(environment.name()).isEqualTo("main");
        assertThat(environment.url()).isEqualTo("postgresql://m/d");
        assertThat(environment.stageDeclared()).isFalse();
    }

    @Test
    void takesDevelopmentAmongSeveral() {
        assertThat(choice(THREE).atStart(Options.NONE).name()).isEqualTo("development");
    }

    @Test
    void asksWhereNothingSaysWhich() {
        String two = "[environments.blue]\n[environments.green]\n";

        assertThat(refusal(() -> choice(two).atStart(Options.NONE)))
                .contains("several environments")
                .contains("blue, green")
                .contains("-e blue");
    }

    @Test
    void prefersTheOptionToTheVariable() {
        variables.put("LOCKSTEP_ENV", "testing");

        assertThat(choice(THREE).atStart(Options.NONE).name()).isEqualTo("testing");
        assertThat(choice(THREE).atStart(options("production")).name()).isEqualTo("production");
    }

    @Test
    void suggestsTheNearName() {
        assertThat(refusal(() -> choice(THREE).atStart(options("prodution"))))
                .isEqualTo("no environment is called prodution; did you mean production?");
        assertThat(refusal(() -> choice(THREE).named("qa")))
                .isEqualTo(
                        "no environment is called qa; there are: testing, development, production");
        assertThat(refusal(() -> choice("").named("qa"))).contains("[environments.qa]");
    }

    @Test
    void connectsToABareUrlWithoutAStage() {
        variables.put("LOCKSTEP_ENV", "testing");

        Environment environment =
                choice(THREE).atStart(new Options(null, "postgresql://x/y", null));

        assertThat(environment.isBareUrl()).isTrue();
        assertThat(environment.url()).isEqualTo("postgresql://x/y");
        assertThat(environment.stage()).isEqualTo(Stage.PRODUCTION);
        assertThat(environment.stageDeclared()).isFalse();
    }

    @Test
    void takesTheStageFromOptionThenVariableThenFile() {
        assertThat(choice(THREE).atStart(options("testing")).stage()).isEqualTo(Stage.TESTING);
        variables.put("LOCKSTEP_STAGE", "staging");
        assertThat(choice(THREE).atStart(options("testing")).stage()).isEqualTo(Stage.STAGING);
        Environment chosen = choice(THREE).atStart(new Options("testing", null, "Development"));
        assertThat(chosen.stage()).isEqualTo(Stage.DEVELOPMENT);
        assertThat(chosen.stageDeclared()).isTrue();
    }

    @Test
    void refusesAnUnknownStage() {
        assertThat(refusal(() -> choice(THREE).atStart(new Options(null, null, "prod"))))
                .isEqualTo(
                        "no stage is called prod; there are: development, testing, staging,"
                                + " production");
    }

    @Test
    void takesTheUrlFromOptionThenVariableThenFile() {
        assertThat(choice(THREE).atStart(options("testing")).url()).isEqualTo("postgresql://t/d");
        variables.put("LOCKSTEP_ENV", "testing");
        variables.put("LOCKSTEP_URL", "postgresql://u:secret@v/d");
        assertThat(choice(THREE).atStart(Options.NONE).url()).isEqualTo("env:LOCKSTEP_URL");
        assertThat(choice(THREE).atStart(Options.NONE).name()).isEqualTo("testing");
        assertThat(choice(THREE).atStart(new Options("testing", "postgresql://o/d", null)).url())
                .isEqualTo("postgresql://o/d");
    }

    @Test
    void letsANamedEnvironmentKeepItsOwnUrl() {
        variables.put("LOCKSTEP_URL", "postgresql://v/d");

        assertThat(choice(THREE).atStart(options("testing")).url()).isEqualTo("postgresql://t/d");
        assertThat(choice(THREE).named("production").url()).isEqualTo("env:LOCKSTEP_URL");
    }

    @Test
    void takesAVariableUrlAloneForABareOne() {
        variables.put("LOCKSTEP_URL", "file:secret.txt");

        Environment environment = choice(THREE).atStart(Options.NONE);

        assertThat(environment.isBareUrl()).isTrue();
        assertThat(environment.url()).isEqualTo("file:secret.txt");
    }

    @Test
    void fallsBackToDatabaseUrlAndThenToPg() {
        assertThat(choice("").atStart(Options.NONE).url()).isEmpty();
        variables.put("DATABASE_URL", "postgresql://u:secret@h/d");
        Environment environment = choice("").atStart(Options.NONE);
        assertThat(environment.isBareUrl()).isTrue();
        assertThat(environment.url()).isEqualTo("env:DATABASE_URL");
    }

    @Test
    void readsDotenvOnlyWhenAsked() {
        assertThat(choice("").atStart(Options.NONE).url()).isEmpty();
        assertThat(choice("[project]\ndotenv = true\n").atStart(Options.NONE).url())
                .isEqualTo("dotenv:DATABASE_URL");
        variables.put("LOCKSTEP_DOTENV", "1");
        assertThat(choice("").atStart(Options.NONE).url()).isEqualTo("dotenv:DATABASE_URL");
    }

    @Test
    void listsAllInTheOrderOfTheFile() {
        variables.put("DATABASE_URL", "x");

        assertThat(choice(THREE).all())
                .extracting(Environment::name, Environment::url)
                .containsExactly(
                        tuple("testing", "postgresql://t/d"),
                        tuple("development", "postgresql://d/d"),
                        tuple("production", "env:DATABASE_URL"));
    }
}
