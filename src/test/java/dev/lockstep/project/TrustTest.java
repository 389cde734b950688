package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sql.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
    private static final Path ROOT = Path.of("/srv/app");

    @TempDir Path state;

    private Trust trust() {
        return new Trust(state.resolve("lockstep/trusted"));
    }

    private static Configuration checks(String command) {
        String toml = "[checks]\nhealth = \"" + command + "\"\n";
        return new Configuration(
                ConfigurationFile.parse(new SourceText("lockstep.toml", toml), true),
                ConfigurationFile.EMPTY);
    }

    @Test
    void asksNothingWhereNothingRuns() {
        assertThat(trust().isTrusted(ROOT, new Configuration())).isTrue();
        assertThat(state.resolve("lockstep")).doesNotExist();
    }

    @Test
    void remembersTheExactCommands() {
        assertThat(trust().isTrusted(ROOT, checks("curl a"))).isFalse();

        trust().trust(ROOT, checks("curl a"));

        assertThat(trust().isTrusted(ROOT, checks("curl a"))).isTrue();
        assertThat(trust().isTrusted(ROOT, checks("curl b"))).isFalse();
    }

    @Test
    void asksAgainForTheSameCommandsElsewhere() {
        trust().trust(ROOT, checks("./check.sh"));

        assertThat(trust().isTrusted(Path.of("/tmp/app"), checks("./check.sh"))).isFalse();
    }

    @Test
    void remembersSeveralProjectsOnce() throws IOException {
        trust().trust(ROOT, checks("curl a"));
        trust().trust(ROOT, checks("curl b"));
        trust().trust(ROOT, checks("curl a"));

        assertThat(trust().isTrusted(ROOT, checks("curl a"))).isTrue();
        assertThat(trust().isTrusted(ROOT, checks("curl b"))).isTrue();
        assertThat(Files.readAllLines(state.resolve("lockstep/trusted"))).hasSize(2);
    }

    @Test
    void keepsItsFileForItsOwner() throws IOException {
        trust().trust(ROOT, checks("curl a"));

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(state.resolve("lockstep/trusted"))))
                .isEqualTo("rw-------");
    }
}
