package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A project whose migrations {@code new} writes, on a database of a test's own. */
record PhaseProject(TestProject project, String url) {
    static PhaseProject in(Path directory, String url) {
        TestProject project = TestProject.nativeIn(directory);
        project.write(
                "lockstep.toml",
                "[project]\nname = \"test\"\nlayout = \"native\"\n[environments.here]\n"
                        + "stage = \"development\"\nurl = \"env:HERE\"\n");
        return new PhaseProject(project, url);
    }

    Program.Said lockstep(String... words) {
        return Program.in(project.root()).with("HERE", url).run(words);
    }

    /** Runs it, and wants it to go well. */
    String done(String... words) {
        Program.Said said = lockstep(words);
        assertThat(said.code()).as(said.text()).isZero();
        return said.text();
    }

    /** Makes the tables that the phases are for. */
    void base(String sql) {
        project.up("000_base", sql);
        done("apply", "all", "--yes");
    }

    /** The migrations that are there, in order, without that of the tables. */
    List<String> phases() {
        try (Stream<Path> folders = Files.list(project.migrations())) {
            return folders.map(each -> each.getFileName().toString())
                    .filter(name -> !name.equals("000_base"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String script(String migration, String file) {
        try {
            return Files.readString(project.migrations().resolve(migration).resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
