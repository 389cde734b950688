package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.Golden;
import dev.lockstep.testkit.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stories of commands: the runbooks under {@code src/test/resources/runbooks/ROOM}, each played on
 * the project beside them and on a fresh database. {@code -Dgolden=update} writes down what they say
 * now.
 */
class RunbooksIT {
    private static final Path RUNBOOKS = Path.of("src", "test", "resources", "runbooks");

    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path folder;

    static Stream<Path> runbooks() throws IOException {
        try (Stream<Path> files = Files.walk(RUNBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".lockstep")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void saysWhatItSaidBefore(Path runbook) throws IOException {
        copyProject();
        Program program =
                Program.in(folder).with("DB", db.url()).with("LANG", "C.UTF-8");
        Redaction redaction =
                new Redaction().with(db.name(), "DATABASE").with(folder.toString(), "FOLDER");

        String played =
                new Transcript(program.surroundings(), redaction)
                        .played(Files.readString(runbook));

        assertThat(played).doesNotContain("error: null");
        Golden.matches("runbooks/" + RUNBOOKS.relativize(runbook), played);
    }

    private void copyProject() throws IOException {
        Path project = RUNBOOKS.resolve("project");
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(project.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
