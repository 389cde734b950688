package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoProjectTest {
    private static final Path SOURCES = Path.of("src/main/resources/demo");

    @TempDir Path folder;

    @Test
    void indexNamesEveryFile() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> names =
                    files.filter(Files::isRegularFile)
                            .map(file -> SOURCES.relativize(file).toString())
                            .filter(name -> !Set.of("index", "greeting.txt").contains(name))
                            .sorted()
                            .toList();
            assertThat(Files.readAllLines(SOURCES.resolve("index"))).isEqualTo(names);
        }
    }

    @Test
    void unpacksEveryFileAsItIs() throws IOException {
        Path project = folder.resolve("portfolio");
        DemoProject.Unpacked unpacked = DemoProject.unpack(project);

        List<String> names = Files.readAllLines(SOURCES.resolve("index"));
        assertThat(unpacked.written()).isEqualTo(names);
        for (String name : names) {
            assertThat(project.resolve(name)).hasSameBinaryContentAs(SOURCES.resolve(name));
        }
    }

    @Test
    void keepsWhatWasEditedAndBringsBackWhatIsGone() throws IOException {
        DemoProject.unpack(folder);
        Files.writeString(folder.resolve("lockstep.toml"), "# mine");
        Files.delete(folder.resolve("README.md"));

        DemoProject.Unpacked again = DemoProject.unpack(folder);

        assertThat(again.written()).containsExactly("README.md");
        assertThat(again.different()).containsExactly("lockstep.toml");
        assertThat(folder.resolve("lockstep.toml")).hasContent("# mine");
    }

    @Test
    void saysWhereItCouldNotWrite() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "");
        assertThatThrownBy(() -> DemoProject.unpack(occupied))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining(occupied.toString());
    }

    @Test
    void everyMigrationHasAWayBack() throws IOException {
        for (String folderName : List.of("migrations", "extras")) {
            try (Stream<Path> migrations = Files.list(SOURCES.resolve(folderName))) {
                assertThat(migrations)
                        .isNotEmpty()
                        .allSatisfy(migration -> {
                            assertThat(migration.resolve("up.sql")).isNotEmptyFile();
                            assertThat(migration.resolve("down.sql")).isNotEmptyFile();
                        });
            }
        }
    }

    @Test
    void tellsNobodyToApplyWhereAllIsApplied() {
        assertThat(DemoProject.greetingOfAllApplied(DemoProject.greeting(Path.of("/some/where"))))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("Nothing is pending")
                .doesNotContain("`plan`", "`apply`");
    }

    @Test
    void greetsInThreeLines() {
        assertThat(DemoProject.greeting(Path.of("/some/where")))
                .hasSize(3)
                .last()
                .asString()
                .endsWith("/some/where");
    }
}
