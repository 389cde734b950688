package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lockstep.model.Failure.LayoutProblem;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with one migration is said, and hides no other. */
class BrokenProjectsTest {
    @TempDir Path directory;
    private ProjectOnDisk disk = new ProjectOnDisk(Path.of(""));

    @BeforeEach
    void writeOneGoodMigration() {
        disk = new ProjectOnDisk(directory).file("migrations/1_good/up.sql", "select 1;\n");
    }

    private Problem onlyProblem() {
        Project project = disk.read();
        assertThat(project.migrations()).extracting(Migration::name).contains("1_good");
        assertThat(project.problems()).hasSize(1);
        return project.problems().getFirst();
    }

    @Test
    void namesTheMissingScriptAndStopsAPlanThere() {
        disk.file("migrations/2_broken/down.sql", "select 2;\n");

        Problem problem = onlyProblem();

        assertThat(problem.migration()).isEqualTo("2_broken");
        assertThat(problem.message()).isEqualTo("missing file: migrations/2_broken/up.sql");
        Migration broken = disk.read().migrations().getLast();
        assertThat(broken.name()).isEqualTo("2_broken");
        assertThat(broken.checksum()).isNull();
        assertThatThrownBy(() -> broken.up().source())
                .asInstanceOf(InstanceOfAssertFactories.type(FailureException.class))
                .extracting(FailureException::failure)
                .isInstanceOf(LayoutProblem.class);
    }

    @Test
    void takesAnEmptyFolderForNoMigration() {
        disk.folder("migrations/2_left_by_git");

        assertThat(onlyProblem().message()).isEqualTo("migrations/2_left_by_git is empty");
        assertThat(disk.read().migrations()).hasSize(1);
    }

    @Test
    void namesBothOfTheSameVersion() {
        disk.file("migrations/01_other/up.sql", "select 2;\n");

        assertThat(onlyProblem().message())
                .contains("01_other and 1_good have the same version, 1");
        assertThat(disk.read().migrations()).hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithAName() {
        disk.file("migrations/add_role/up.sql", "select 2;\n");

        assertThat(onlyProblem().message())
                .isEqualTo("migrations/add_role is left out: its name begins with no digits");
    }

    @Test
    void wantsAnUnderscoreAfterTheDigits() {
        disk.file("migrations/2024-10-25_x/up.sql", "select 2;\n");

        assertThat(onlyProblem().message())
                .endsWith("its name has no underscore and words after its digits");
    }

    @Test
    void noticesAFileThatShouldBeAFolder() {
        disk.file("migrations/2_add_role.sql", "select 2;\n");

        Problem problem = onlyProblem();

        assertThat(problem.message())
                .isEqualTo(
                        "migrations/2_add_role.sql is left out: in the native layout a migration"
                                + " is a folder");
        assertThat(problem.next()).isEqualTo("move it to 2_add_role/up.sql beside it");
    }

    @Test
    void ignoresWhatLooksLikeNoMigration() {
        disk.file("migrations/README.md", "hello");
        disk.file("migrations/.DS_Store", "");
        disk.file("migrations/helpers/function.sql", "select 1;");
        disk.file("migrations/schema.sql", "select 1;");

        assertThat(disk.read().problems()).isEmpty();
    }

    @Test
    void showsWhereAFileIsNotUtf8() {
        byte[] latin1 = "select 1;\n-- caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        disk.file("migrations/2_latin/up.sql", latin1);

        assertThat(onlyProblem().message())
                .isEqualTo(
                        "migrations/2_latin/up.sql is not UTF-8: byte 0xE9 at offset 16 (line 2)");
        assertThat(disk.read().migrations().getLast().checksum()).isNull();
    }

    @Test
    void findsABrokenCharacterAtTheEnd() {
        disk.file("migrations/2_cut/up.sql", new byte[] {'-', '-', (byte) 0xC3});

        assertThat(onlyProblem().message()).contains("byte 0xC3 at offset 2 (line 1)");
    }

    @Test
    void takesAReplacementCharacterThatIsReallyThere() {
        disk.file("migrations/2_fffd/up.sql", "select '\uFFFD';\n");

        assertThat(disk.read().problems()).isEmpty();
    }

    @Test
    void namesUtf16() {
        disk.file(
                "migrations/2_wide/up.sql", "\uFEFFselect 1;".getBytes(StandardCharsets.UTF_16LE));

        assertThat(onlyProblem().message())
                .isEqualTo(
                        "migrations/2_wide/up.sql is UTF-16 (it begins with that byte order mark),"
                                + " not UTF-8");
    }

    @Test
    void readsOptionalScriptsToo() {
        disk.file("migrations/1_good/down.sql", new byte[] {(byte) 0xFF});

        Problem problem = onlyProblem();

        assertThat(problem.file()).isEqualTo("migrations/1_good/down.sql");
        assertThat(disk.read().migrations().getFirst().checksum()).isNotNull();
    }

    @Test
    void saysThatAFileMayNotBeRead() throws IOException {
        disk.file("migrations/2_locked/up.sql", "select 2;\n");
        Path file = disk.path("migrations/2_locked/up.sql");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "the superuser may read everything");

        assertThat(onlyProblem().message())
                .isEqualTo("permission denied to read migrations/2_locked/up.sql");
    }

    @Test
    void saysThatAScriptIsNoFile() {
        disk.folder("migrations/2_folder/up.sql");

        assertThat(onlyProblem().message()).isEqualTo("migrations/2_folder/up.sql is not a file");
    }

    @Test
    void followsSymbolicLinks() throws IOException {
        disk.file("elsewhere/up.sql", "select 2;\n");
        disk.folder("migrations/3_file");
        Files.createSymbolicLink(disk.path("migrations/2_folder"), disk.path("elsewhere"));
        Files.createSymbolicLink(
                disk.path("migrations/3_file/up.sql"), disk.path("elsewhere/up.sql"));

        Project project = disk.read();

        assertThat(project.problems()).isEmpty();
        assertThat(project.migrations())
                .extracting(migration -> migration.up().source().text())
                .containsExactly("select 1;\n", "select 2;\n", "select 2;\n");
    }

    @Test
    void namesSymbolicLinksThatLeadNowhere() throws IOException {
        disk.folder("migrations/3_file");
        Files.createSymbolicLink(disk.path("migrations/2_folder"), disk.path("gone"));
        Files.createSymbolicLink(disk.path("migrations/3_file/up.sql"), disk.path("gone"));

        assertThat(disk.read().problems())
                .extracting(Problem::message)
                .containsExactly(
                        "migrations/2_folder is a symbolic link to something that is not there",
                        "migrations/3_file/up.sql is a symbolic link to something that is not"
                                + " there");
    }

    @Test
    void saysThatThereAreNoMigrationsYet(@TempDir Path empty) {
        Project project = new ProjectOnDisk(empty).folder("migrations").read();

        assertThat(project.migrations()).isEmpty();
        assertThat(project.problems())
                .extracting(Problem::message)
                .containsExactly("there are no migrations in migrations yet");
    }

    @Test
    void saysThatTheFolderOfMigrationsIsGone() throws IOException {
        ProjectReader reader = disk.reader(".");
        assertThat(reader.read().migrations()).hasSize(1);

        Files.move(disk.path("migrations"), disk.path("away"));

        assertThat(reader.read().migrations()).isEmpty();
        assertThat(reader.read().problems())
                .extracting(Problem::message)
                .containsExactly("the folder of migrations, migrations, is not there");
    }
}
