package dev.lockstep.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the process finds around it, handed in so that nobody reads it by himself.
 *
 * @param environment variables
 * @param home the user's home
 * @param user the operating system's user name
 * @param directory the working directory
 */
public record Surroundings(
        Map<String, String> environment, Path home, String user, Path directory) {
    /** Keeps its own copy. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** A variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
