package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedsTest {
    @TempDir Path directory;

    @Test
    void takesTheScriptsOfANativeProjectInOrder() {
        ProjectOnDisk disk = new ProjectOnDisk(directory).folder("migrations");
        disk.file("seeds/20_b.sql", "select 2;").file("seeds/10_a.sql", "select 1;");
        disk.file("seeds/.hidden.sql", "x").file("seeds/README.md", "x");

        assertThat(Seeds.of(disk.read()))
                .extracting(ScriptFile::shownAs, seed -> seed.source().text())
                .containsExactly(
                        tuple("seeds/10_a.sql", "select 1;"), tuple("seeds/20_b.sql", "select 2;"));
    }

    @Test
    void leavesOtherToolsTheirSeeds() {
        ProjectOnDisk disk = new ProjectOnDisk(directory).file("prisma/schema.prisma", "");
        disk.file("seeds/10_a.sql", "select 1;");

        assertThat(Seeds.of(disk.read())).isEmpty();
    }

    @Test
    void findsNoneWhereThereIsNoFolder() {
        assertThat(Seeds.of(new ProjectOnDisk(directory).folder("migrations").read())).isEmpty();
    }
}
