package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.model.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryNameTest {
    @TempDir Path folder;

    private static String name(@Nullable Path root, @Nullable String environment) {
        String project = root == null ? null : "portfolio";
        return HistoryName.of(
                new PromptState(project, root, environment, Stage.STAGING, true, 0, false, null));
    }

    @Test
    void namesProjectFolderAndEnvironment() {
        assertThat(name(folder, "staging")).matches("portfolio-[0-9a-f]{8}-staging");
        assertThat(name(folder, null)).matches("portfolio-[0-9a-f]{8}-none");
    }

    @Test
    void tellsProjectsOfOneNameApart() throws IOException {
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        assertThat(name(one, "staging")).isNotEqualTo(name(other, "staging"));
        assertThat(name(one, "staging")).isNotEqualTo(name(one, "prod"));
    }

    @Test
    void isTheSameByEveryWayToTheFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(name(link, "staging")).isEqualTo(name(real, "staging"));
    }

    @Test
    void isTheEnvironmentAloneWhereThereIsNoProject() {
        assertThat(name(null, "staging")).isEqualTo("staging");
    }
}
