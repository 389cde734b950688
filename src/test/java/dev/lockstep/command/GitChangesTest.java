package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitChangesTest {
    @TempDir Path root;
    private Path folder;

    @BeforeEach
    void makeRepository() throws Exception {
        folder = Files.createDirectories(root.resolve("db/migrations"));
        assumeTrue(git("init", "-q", "-b", "main"), "git is installed");
        write("1_a/up.sql", "SELECT 1;");
        write("2_b/up.sql", "SELECT 2;");
        commit();
        git("switch", "-q", "-c", "work");
    }

    private boolean git(String... words) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of("-c", "user.name=ana", "-c", "user.email=ana@example.org"));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command)
                            .directory(root.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noGit) {
            return false;
        }
    }

    private void commit() throws InterruptedException {
        git("add", "-A");
        assertThat(git("commit", "-q", "-m", "more")).isTrue();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void whatTheBranchChangedInCommitsAndNotYet() throws Exception {
        git("switch", "-q", "main");
        write("3_of_others/up.sql", "SELECT 3;");
        commit();
        git("switch", "-q", "work");
        write("2_b/up.sql", "SELECT 22;");
        commit();
        write("4 d \u00e4/up.sql", "SELECT 4;");
        assertThat(GitChanges.since(folder, "main").orElseThrow())
                .containsExactlyInAnyOrder(
                        folder.resolve("2_b/up.sql"), folder.resolve("4 d \u00e4/up.sql"));
        assertThat(GitChanges.since(folder, "HEAD").orElseThrow())
                .containsExactly(folder.resolve("4 d \u00e4/up.sql"));
    }

    @Test
    void nothingIsKnownOfOtherNames() {
        assertThat(GitChanges.since(folder, "nobody")).isEmpty();
        assertThat(GitChanges.since(folder, "--output=x")).isEmpty();
        assertThat(GitChanges.since(folder, "main; touch x")).isEmpty();
    }

    /** A repository that came from somewhere runs nothing of its own. */
    @Test
    void runsNoProgramThatTheRepositoryNames() throws Exception {
        Path trap =
                Files.writeString(root.resolve("trap"), "#!/bin/sh\ntouch '" + root + "/ran'\n");
        assertThat(trap.toFile().setExecutable(true)).isTrue();
        git("config", "core.fsmonitor", trap.toString());
        git("config", "diff.external", trap.toString());
        GitChanges.since(folder, "main");
        assertThat(root.resolve("ran")).doesNotExist();
    }

    @Test
    void nothingOutsideOfAWorkTree(@TempDir Path elsewhere) {
        assertThat(GitChanges.since(elsewhere, "main")).isEmpty();
    }
}
