package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.model.FailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Splits every SQL file of other projects' histories. They are not part of this project: {@code
 * -Dlockstep.corpus=DIR} says where they are.
 */
class CorpusSplitTest {
    private static final System.Logger LOG = System.getLogger(CorpusSplitTest.class.getName());

    private static final Path CORPUS =
            Path.of(System.getProperty("lockstep.corpus", "../shared/corpus"));

    /** Where the way back begins in layouts that keep both ways in one file. */
    private static final Pattern WAY_BACK =
            Pattern.compile("(?mi)^\\s*-- *(migrate:down|\\+goose Down|\\+migrate Down)");

    @BeforeEach
    void needsTheCorpus() {
        assumeThat(CORPUS)
                .as("no corpus at %s: set -Dlockstep.corpus to try real histories", CORPUS)
                .isDirectory();
    }

    @Test
    void splitsEveryFileButThoseThatOnlyPsqlCanRead() {
        Map<String, Integer> statements = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        for (Path file : files(".sql")) {
            Path name = CORPUS.relativize(file);
            try {
                Script script = Script.split(new SourceText(name.toString(), read(file)));
                statements.merge(
                        name.subpath(0, 2).toString(), script.statements().size(), Integer::sum);
            } catch (FailureException e) {
                refused.add(e.failure().place() + " " + e.failure().message());
            }
        }
        LOG.log(System.Logger.Level.INFO, "statements {0}, refused {1}", statements, refused);
        assertThat(statements).hasSizeGreaterThan(20);
        assertThat(refused)
                .hasSize(16)
                .allMatch(line -> line.startsWith("sqitch/cas-cif/schema/deploy/data/"))
                .allMatch(line -> line.contains("\\copy is a command of psql"));
    }

    /**
     * The corpus was counted by PostgreSQL's own grammar; 0 and null are files it did not count.
     */
    @Test
    void findsAsManyStatementsAsThePostgresGrammar() {
        Map<String, String> differences = new TreeMap<>();
        int same = 0;
        for (Path list : files(".expected.json")) {
            for (Map.Entry<Path, Integer> counted : counts(list).entrySet()) {
                int found = statementsOfTheWayForward(counted.getKey());
                if (found == counted.getValue()) {
                    same++;
                } else {
                    differences.put(
                            CORPUS.relativize(counted.getKey()).toString(),
                            counted.getValue() + " counted, " + found + " found");
                }
            }
        }
        LOG.log(System.Logger.Level.INFO, "{0} files agree, but {1}", same, differences);
        assertThat(same).isGreaterThan(2000);
        // this file's way back stands before its way forward too
        assertThat(differences)
                .hasSize(1)
                .allSatisfy((file, difference) -> {
                    assertThat(file).startsWith("dbmate/bionic-gpt/");
                    assertThat(difference).isEqualTo("1 counted, 0 found");
                });
    }

    private static int statementsOfTheWayForward(Path file) {
        String text = read(file);
        Matcher wayBack = WAY_BACK.matcher(text);
        String forward = wayBack.find() ? text.substring(0, wayBack.start()) : text;
        return Script.split(new SourceText(file.toString(), forward)).statements().size();
    }

    /** The files of a history's list that exist, with their number of statements. */
    private static Map<Path, Integer> counts(Path list) {
        Map<Path, Integer> counts = new HashMap<>();
        String name = list.getFileName().toString();
        Path history = list.resolveSibling(name.replace(".expected.json", ""));
        Path folder = history;
        Path file = history;
        try (JsonParser json = new JsonFactory().createParser(list.toFile())) {
            while (json.nextToken() != null) {
                String field = json.currentName();
                if (json.currentToken() == JsonToken.VALUE_STRING && "path".equals(field)) {
                    folder = history.resolve(json.getText());
                } else if (json.currentToken() == JsonToken.VALUE_STRING && "file".equals(field)) {
                    file = folder.resolve(json.getText());
                } else if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && "statements".equals(field)
                        && json.getIntValue() > 0
                        && Files.isRegularFile(file)) {
                    counts.put(file, json.getIntValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> tree = Files.walk(CORPUS)) {
            return tree.filter(path -> path.toString().endsWith(ending))
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
