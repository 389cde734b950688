package dev.lockstep.app;

import dev.lockstep.postgres.Surroundings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What only the process itself can be asked. */
final class ProcessFacts {
    private ProcessFacts() {}

    /** Its variables, its user's name and home, and its working directory. */
    static Surroundings surroundings() {
        return new Surroundings(
                System.getenv(),
                home(),
                System.getProperty("user.name", ""),
                Path.of("").toAbsolutePath());
    }

    /** As every other program: what HOME says. Java would look into the user database instead. */
    private static Path home() {
        String home = System.getenv("HOME");
        return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home", "") : home);
    }

    /** The version of the jar; {@code unpackaged} where it runs from classes. */
    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    /** The folder with PostgreSQL's programs that the launcher names; null for the class path. */
    static @Nullable Path embedded() {
        String folder = System.getProperty("lockstep.embedded", "");
        return folder.isEmpty() ? null : Path.of(folder);
    }
}
