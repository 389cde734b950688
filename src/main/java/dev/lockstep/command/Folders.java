package dev.lockstep.command;

import dev.lockstep.postgres.Surroundings;
import dev.lockstep.rehearse.OwnServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where Lockstep keeps things of its user: the XDG base directories, and on macOS, where they are
 * not set, the folder that programs use for caches there.
 *
 * @param state logs, history, what is trusted
 * @param cache what can be made again: the demo's server, unpacked programs
 * @param configuration the user's own config.toml, which need not be there
 */
public record Folders(Path state, Path cache, Path configuration) {
    private static final String NAME = "lockstep";

    /** As the process's variables and home say. */
    public static Folders of(Surroundings surroundings) {
        Path home = surroundings.home();
        Path caches = home.resolve("Library/Caches");
        return new Folders(
                folder(surroundings, "XDG_STATE_HOME", home.resolve(".local/state")),
                folder(
                        surroundings,
                        "XDG_CACHE_HOME",
                        Files.isDirectory(caches) ? caches : home.resolve(".cache")),
                folder(surroundings, "XDG_CONFIG_HOME", home.resolve(".config"))
                        .resolve("config.toml"));
    }

    /** The standard says that a relative path is to be ignored. */
    private static Path folder(Surroundings surroundings, String variable, Path usual) {
        return surroundings
                .variable(variable)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(usual)
                .resolve(NAME);
    }

    /** Where it is remembered which projects' commands may run. */
    Path trusted() {
        return state.resolve("trusted");
    }

    /** The log. */
    public Path log() {
        return state.resolve("lockstep.log");
    }

    /** Lines typed before, one file per project and environment. */
    public Path history() {
        return state;
    }

    /** PostgreSQL's programs, unpacked. */
    public Path programs() {
        return cache.resolve("postgres");
    }

    /** The embedded server for shadows, its programs from that folder or the class path. */
    OwnServer shadows(@Nullable Path binaries) {
        return new OwnServer(cache.resolve("shadow"), programs(), binaries);
    }

    /** The sample project and its server. */
    public Path demo() {
        return cache.resolve("demo");
    }
}
