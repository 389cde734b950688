package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.Cancelled;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import dev.lockstep.sql.SourceText;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSourceTest {
    private static final String URL = "postgresql://ana:hunter2@db/app";

    @TempDir Path directory;
    private ProjectOnDisk disk = new ProjectOnDisk(Path.of(""));
    private Trust trust = new Trust(Path.of(""));

    @BeforeEach
    void openTheFolder() {
        disk = new ProjectOnDisk(directory);
        trust = new Trust(directory.resolve("state/trusted"));
        disk.variable("PATH", "/usr/bin:/bin");
    }

    private SecretSource secrets(String toml, Duration limit) {
        return new SecretSource(directory, configuration(toml), trust, disk.surroundings(), limit);
    }

    private static Configuration configuration(String toml) {
        ConfigurationFile file =
                ConfigurationFile.parse(new SourceText("lockstep.toml", toml), true);
        return new Configuration(file, ConfigurationFile.EMPTY);
    }

    private String resolve(String reference) {
        return secrets("", Duration.ofSeconds(30)).resolve(reference, new Cancellation());
    }

    private Failure refusal(String reference) {
        FailureException thrown =
                catchThrowableOfType(FailureException.class, () -> resolve(reference));
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }

    @Test
    void takesAUrlAsItIs() {
        assertThat(resolve(URL)).isEqualTo(URL);
        assertThat(resolve("")).isEmpty();
    }

    @Test
    void asksAVariable() {
        disk.variable("DB", URL);

        assertThat(resolve("env:DB")).isEqualTo(URL);
        assertThat(refusal("env:OTHER").message())
                .isEqualTo("the environment variable OTHER is not set");
    }

    @Test
    void doesNotFollowWhatAVariableHolds() {
        disk.variable("DB", "cmd:touch run");

        assertThat(resolve("env:DB")).isEqualTo("cmd:touch run");
        assertThat(directory.resolve("run")).doesNotExist();
    }

    @Test
    void readsTheFirstLineOfAFile() {
        disk.file("secret", "\n" + URL + "\nmore\n").file("home/secret", "mine\n");
        disk.file("empty", "\n");

        assertThat(resolve("file:secret")).isEqualTo(URL);
        assertThat(resolve("file:~/secret")).isEqualTo("mine");
        assertThat(refusal("file:gone").message()).isEqualTo("the url's gone is not there");
        assertThat(refusal("file:empty").message()).isEqualTo("empty gave nothing");
    }

    @Test
    void runsACommandInTheProjectWithNothingToRead() {
        disk.file("secret", URL + "\n");

        assertThat(resolve("cmd:cat - secret")).isEqualTo(URL);
    }

    @Test
    void showsWhatTheCommandComplainedOfAndNotItsValue() {
        Failure failure =
                refusal(
                        "cmd:echo hunter2; echo \"no vault: hunter2 $PWD "
                                + URL
                                + "\" >&2; exit 7");

        assertThat(failure.message())
                .contains("failed with exit code 7")
                .contains("no vault: ****");
        String said = failure.message().substring(failure.message().lastIndexOf("exit code 7"));
        assertThat(said).doesNotContain("hunter2").contains("postgresql://ana:****@db/app");
    }

    @Test
    void endsACommandThatTakesTooLong() {
        SecretSource secrets = secrets("", Duration.ofMillis(200));

        FailureException thrown =
                catchThrowableOfType(
                        FailureException.class,
                        () -> secrets.resolve("cmd:sleep 60", new Cancellation()));

        assertThat(thrown.failure().message()).contains("did not end within");
    }

    @Test
    void endsACommandOnRequest() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();

        FailureException thrown =
                catchThrowableOfType(
                        FailureException.class,
                        () ->
                                secrets("", Duration.ofSeconds(30))
                                        .resolve("cmd:sleep 60", cancellation));

        assertThat(thrown.failure()).isInstanceOf(Cancelled.class);
    }

    @Test
    void runsAProjectsCommandOnlyWhenItIsTrusted() {
        String toml = "[environments.a]\nurl = \"cmd:echo x; touch run\"\n";
        SecretSource secrets = secrets(toml, Duration.ofSeconds(30));
        String reference = "cmd:echo x; touch run";

        assertThat(secrets.needsTrust(reference)).isTrue();
        FailureException thrown =
                catchThrowableOfType(
                        FailureException.class,
                        () -> secrets.resolve(reference, new Cancellation()));
        assertThat(thrown.failure()).isInstanceOf(GuardRefused.class);
        assertThat(directory.resolve("run")).doesNotExist();

        trust.trust(directory, configuration(toml));

        assertThat(secrets.needsTrust(reference)).isFalse();
        assertThat(secrets.resolve(reference, new Cancellation())).isEqualTo("x");
        assertThat(directory.resolve("run")).exists();
    }

    @Test
    void needsNoTrustForTheUsersOwnCommand() {
        SecretSource secrets = secrets("[checks]\nhealth = \"curl x\"\n", Duration.ofSeconds(30));

        assertThat(secrets.needsTrust("cmd:echo mine")).isFalse();
        assertThat(secrets.resolve("cmd:echo mine", new Cancellation())).isEqualTo("mine");
    }

    @Test
    void readsDotenv() {
        disk.file(
                ".env",
                """
                # DATABASE_URL=postgresql://comment/d
                export DATABASE_URL="postgresql://quoted/d?a=#b" # comment
                PLAIN=postgresql://plain/d # comment
                SINGLE='a${b}c'
                EXPANDED=postgresql://${HOST}/d
                COMMAND=cmd:touch run
                """);
        disk.file("prisma/.env", "ONLY_THERE=yes\nPLAIN=no\n").variable("ELSEWHERE", "here");

        assertThat(resolve("dotenv:DATABASE_URL")).isEqualTo("postgresql://quoted/d?a=#b");
        assertThat(resolve("dotenv:PLAIN")).isEqualTo("postgresql://plain/d");
        assertThat(resolve("dotenv:SINGLE")).isEqualTo("a${b}c");
        assertThat(resolve("dotenv:COMMAND")).isEqualTo("cmd:touch run");
        assertThat(resolve("dotenv:ONLY_THERE")).isEqualTo("yes");
        assertThat(resolve("dotenv:ELSEWHERE")).isEqualTo("here");
        assertThat(refusal("dotenv:EXPANDED").message())
                .isEqualTo("EXPANDED in .env refers to other variables");
        assertThat(refusal("dotenv:NONE").message())
                .isEqualTo("NONE is neither in .env nor in the environment");
        assertThat(directory.resolve("run")).doesNotExist();
    }
}
