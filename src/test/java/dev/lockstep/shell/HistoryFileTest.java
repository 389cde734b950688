package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.HistoryLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @TempDir Path folder;

    private HistoryFile open(String environment) {
        HistoryFile history = new HistoryFile(folder.resolve("history"));
        history.open(environment);
        return history;
    }

    private Path file(String name) {
        return folder.resolve("history").resolve(name);
    }

    @Test
    void findsLinesAgainInTheNextSession() {
        HistoryFile first = open("staging");
        first.add("status");
        first.add("select 'a\\b'\n  from t;");
        assertThat(open("staging").all()).containsExactly("status", "select 'a\\b'\n  from t;");
    }

    @Test
    void numbersLinesFromOne() {
        HistoryFile history = open("staging");
        history.add("status");
        history.add("plan");
        assertThat(history.lines())
                .containsExactly(new HistoryLine(1, "status"), new HistoryLine(2, "plan"));
    }

    @Test
    void keepsEachEnvironmentToItself() {
        HistoryFile history = open("staging");
        history.add("plan");
        assertThat(history.open("../prod")).isTrue();
        assertThat(history.all()).isEmpty();
        history.add("status");
        assertThat(file("history-%2e%2e%2fprod")).hasContent("status");
        assertThat(history.open("../prod")).isFalse();
        assertThat(history.open("staging")).isTrue();
        assertThat(history.all()).containsExactly("plan");
    }

    @Test
    void masksBeforeItKeepsAnything() throws IOException {
        HistoryFile history = open("staging");
        assertThat(history.add("alter role ana password 'HUNTER2';"))
                .contains("alter role ana password ***;");
        history.add("connect postgresql://ana:HUNTER2@db/p");
        assertThat(String.join("\n", history.all())).doesNotContain("HUNTER2");
        assertThat(Files.readString(file("history-staging"))).doesNotContain("HUNTER2");
    }

    @Test
    void leavesOutWhatBeginsWithABlankAndRepetitions() {
        HistoryFile history = open("staging");
        history.add("status");
        assertThat(history.add(" plan")).isEmpty();
        assertThat(history.add("status")).isEmpty();
        assertThat(history.add("")).isEmpty();
        assertThat(history.all()).containsExactly("status");
    }

    @Test
    void isReadableByItsOwnerAlone() throws IOException {
        open("staging").add("status");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(file("history-staging"))))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("history"))))
                .isEqualTo("rwx------");
    }

    @Test
    void shortensALongFileWhenItIsOpened() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2 * HistoryFile.KEPT; i++) {
            lines.add("status " + i);
        }
        Files.createDirectories(folder.resolve("history"));
        Files.write(file("history-staging"), lines);
        assertThat(open("staging").all())
                .hasSize(HistoryFile.KEPT)
                .endsWith("status " + (2 * HistoryFile.KEPT - 1));
        assertThat(Files.readAllLines(file("history-staging"))).hasSize(HistoryFile.KEPT);
    }

    @Test
    void forgetsOnDiskToo() {
        HistoryFile history = open("staging");
        history.add("status");
        history.clear();
        assertThat(history.all()).isEmpty();
        assertThat(file("history-staging")).doesNotExist();
    }

    @Test
    void goesOnInMemoryWhereNothingCanBeWrittenAndSaysSoOnce() throws IOException {
        Files.writeString(folder.resolve("history"), "a file where the folder should be");
        HistoryFile history = open("staging");
        history.add("status");
        history.add("plan");
        assertThat(history.all()).containsExactly("status", "plan");
        assertThat(history.trouble()).contains("not kept");
        assertThat(history.trouble()).isNull();
    }
}
