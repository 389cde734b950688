package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.model.FailureException;
import dev.lockstep.sql.DataShape.Copy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Splits every SQL file of other projects' histories. They are not part of this project: {@code
 * -Dlockstep.corpus=DIR} says where they are.
 */
class CorpusSplitTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("lockstep.corpus", "../shared/corpus"));

    private final Map<String, Integer> statements = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();
    private int files;

    @Test
    void splitsEveryFileButThoseThatAreForPsqlAlone() {
        assumeThat(CORPUS)
                .as("no corpus at %s: set -Dlockstep.corpus to try real histories", CORPUS)
                .isDirectory();
        for (Path file : sqlFiles()) {
            split(file);
        }
        System.getLogger(CorpusSplitTest.class.getName()).log(System.Logger.Level.INFO, summary());
        assertThat(files).isGreaterThan(3000);
        assertThat(refused)
                .isNotEmpty()
                .allMatch(line -> line.contains("sqitch/cas-cif"))
                .allMatch(line -> line.contains("write COPY ... FROM stdin"));
    }

    private String summary() {
        int all = statements.values().stream().mapToInt(Integer::intValue).sum();
        return files
                + " files, "
                + all
                + " statements "
                + statements
                + ", refused because of psql's commands "
                + refused.size();
    }

    private void split(Path file) {
        files++;
        String name = CORPUS.relativize(file).toString();
        String text = read(file);
        try {
            Script script = Script.split(new SourceText(name, text));
            statements.merge(
                    CORPUS.relativize(file).subpath(0, 2).toString(),
                    script.statements().size(),
                    Integer::sum);
            assertInOrder(name, text, script);
        } catch (FailureException e) {
            refused.add(e.failure().place() + " " + e.failure().next());
        }
    }

    private static void assertInOrder(String name, String text, Script script) {
        int end = 0;
        for (Statement statement : script.statements()) {
            assertThat(statement.start()).as(name).isGreaterThanOrEqualTo(end);
            assertThat(text.substring(end, statement.start())).as(name).doesNotContain("COPY ");
            assertThat(statement.shape().kind()).as(name).isNotEmpty();
            end = statement.end();
            if (statement.shape() instanceof Copy copy) {
                assertThat(copy.fromStdin()).isEqualTo(statement.copyData() != null);
            }
        }
    }

    private static List<Path> sqlFiles() {
        try (Stream<Path> tree = Files.walk(CORPUS)) {
            return tree.filter(path -> path.toString().endsWith(".sql"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
