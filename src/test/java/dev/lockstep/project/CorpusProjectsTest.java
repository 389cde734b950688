package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.postgres.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opens the real Prisma histories of the corpus, which is no part of this project. */
class CorpusProjectsTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("lockstep.corpus", "../shared/corpus"));

    @ParameterizedTest
    @CsvSource({
        "hoppscotch/packages/hoppscotch-backend, 21",
        "langfuse/packages/shared, 434",
        "umami, 19"
    })
    void opensAPrismaHistory(String path, int count) throws IOException {
        Path root = CORPUS.resolve("prisma").resolve(path).toAbsolutePath().normalize();
        assumeTrue(
                Files.isDirectory(root),
                () -> "no corpus at " + CORPUS + "; name it with -Dlockstep.corpus=DIR");

        Project project = read(root);

        assertThat(project.layout()).isEqualTo(Layout.PRISMA);
        assertThat(project.problems()).isEmpty();
        assertThat(project.migrations()).hasSize(count);
        for (Migration migration : project.migrations()) {
            byte[] bytes = Files.readAllBytes(migration.up().path());
            assertThat(migration.checksum()).isEqualTo(Checksums.ofBytes(bytes));
        }
        Project byFolder = read(root.resolve("prisma/migrations"));
        assertThat(byFolder.migrations())
                .extracting(Migration::name)
                .isEqualTo(project.migrations().stream().map(Migration::name).toList());
    }

    private static Project read(Path directory) {
        Surroundings surroundings = new Surroundings(Map.of(), directory, "ana", directory);
        return ProjectReader.open(
                        directory,
                        surroundings,
                        directory.resolve("no/config.toml"),
                        ProjectOnDisk.LATER)
                .read();
    }
}
