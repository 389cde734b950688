package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingAgainTest {
    private static final String UP = "migrations/1_a/up.sql";

    @TempDir Path directory;
    private ProjectOnDisk disk = new ProjectOnDisk(Path.of(""));

    @BeforeEach
    void writeTwoMigrations() {
        disk = new ProjectOnDisk(directory).file(UP, "select 1;");
        disk.file("migrations/2_b/up.sql", "select 2;");
    }

    private static List<String> names(Project project) {
        return project.migrations().stream().map(Migration::name).toList();
    }

    @Test
    void keepsWhatDidNotChange() {
        ProjectReader reader = disk.reader(".");
        Project first = reader.read();

        disk.file("migrations/2_b/up.sql", "select 22;");
        Project second = reader.read();

        assertThat(second.migrations().getFirst()).isSameAs(first.migrations().getFirst());
        assertThat(second.migrations().getLast()).isNotSameAs(first.migrations().getLast());
    }

    @Test
    void leavesAnEarlierProjectAsItWas() {
        ProjectReader reader = disk.reader(".");
        Migration before = reader.read().migrations().getFirst();
        String checksum = before.checksum();

        disk.file(UP, "select 1, 2;");
        Migration after = reader.read().migrations().getFirst();

        assertThat(before.up().source().text()).isEqualTo("select 1;");
        assertThat(before.checksum()).isEqualTo(checksum);
        assertThat(after.up().source().text()).isEqualTo("select 1, 2;");
        assertThat(after.checksum()).isNotEqualTo(checksum);
    }

    @Test
    void seesAnEditThatKeepsSizeAndTime() throws IOException {
        FileTime time = FileTime.from(Instant.parse("2026-03-01T12:00:00Z"));
        Clock rightAfter = Clock.fixed(time.toInstant().plusMillis(3), ZoneOffset.UTC);
        Files.setLastModifiedTime(disk.path(UP), time);
        ProjectReader reader =
                ProjectReader.open(
                        directory, disk.surroundings(), disk.userConfiguration(), rightAfter);
        reader.read();

        disk.file(UP, "select 9;");
        Files.setLastModifiedTime(disk.path(UP), time);

        assertThat(reader.read().migrations().getFirst().up().source().text())
                .isEqualTo("select 9;");
    }

    @Test
    void keepsTheSameMigrationWhenOnlyTheTimeChanged() throws IOException {
        ProjectReader reader = disk.reader(".");
        Migration before = reader.read().migrations().getFirst();

        Files.setLastModifiedTime(disk.path(UP), FileTime.fromMillis(0));

        assertThat(reader.read().migrations().getFirst()).isSameAs(before);
    }

    @Test
    void seesScriptsComeAndGo() throws IOException {
        ProjectReader reader = disk.reader(".");
        assertThat(reader.read().migrations().getFirst().down()).isEmpty();

        disk.file("migrations/1_a/down.sql", "select -1;");
        assertThat(reader.read().migrations().getFirst().down()).isPresent();

        Files.delete(disk.path("migrations/1_a/down.sql"));
        assertThat(reader.read().migrations().getFirst().down()).isEmpty();
    }

    @Test
    void seesMigrationsComeAndGo() throws IOException {
        ProjectReader reader = disk.reader(".");
        reader.read();

        disk.file("migrations/3_c/up.sql", "select 3;");
        assertThat(names(reader.read())).containsExactly("1_a", "2_b", "3_c");

        Files.delete(disk.path(UP));
        Files.delete(disk.path("migrations/1_a"));
        assertThat(names(reader.read())).containsExactly("2_b", "3_c");
    }

    @Test
    void forgetsAProblemThatWasMended() {
        disk.file(UP, new byte[] {(byte) 0xFF});
        ProjectReader reader = disk.reader(".");
        assertThat(reader.read().problems()).hasSize(1);

        disk.file(UP, "select 1;");

        assertThat(reader.read().problems()).isEmpty();
        assertThat(reader.read().migrations().getFirst().checksum()).isNotNull();
    }

    @Test
    void readsTenThousandMigrations() {
        for (int i = 3; i <= 10_000; i++) {
            disk.file("migrations/" + i + "_change/up.sql", "select " + i + ";");
        }
        ProjectReader reader = disk.reader(".");

        Project first = reader.read();
        Project second = reader.read();

        assertThat(first.problems()).isEmpty();
        assertThat(first.migrations()).hasSize(10_000);
        assertThat(first.migrations().get(9_998).name()).isEqualTo("9999_change");
        assertThat(second.migrations()).isEqualTo(first.migrations());
    }
}
