package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code pg_service.conf}: sections in brackets, each with {@code keyword=value} lines. The user's
 * own file is asked first, then that of {@code PGSYSCONFDIR} (libpq, "The Connection Service
 * File").
 */
final class ServiceFile {
    private ServiceFile() {}

    static Map<String, String> parameters(
            String service, @Nullable String file, Surroundings surroundings) {
        List<Path> files = files(file, surroundings);
        for (Path candidate : files) {
            Optional<Map<String, String>> found = section(candidate, service);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw ConnectionStrings.wrong(
                "there is no service " + service + " in " + files.getFirst(),
                "add a section [" + service + "] there, or check the name");
    }

    private static List<Path> files(@Nullable String given, Surroundings surroundings) {
        List<Path> files = new ArrayList<>();
        String named = given != null ? given : surroundings.variable("PGSERVICEFILE").orElse("");
        files.add(
                named.isEmpty()
                        ? surroundings.home().resolve(".pg_service.conf")
                        : surroundings.directory().resolve(named));
        surroundings
                .variable("PGSYSCONFDIR")
                .ifPresent(folder -> files.add(Path.of(folder, "pg_service.conf")));
        return files;
    }

    private static Optional<Map<String, String>> section(Path file, String service) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean inside = false;
        boolean found = false;
        for (String raw : lines(file)) {
            String line = raw.strip();
            if (line.startsWith("[")) {
                inside = !found && line.equals("[" + service + "]");
                found |= inside;
            } else if (inside && !line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                if (equals < 1) {
                    throw ConnectionStrings.wrong(
                            "service "
                                    + service
                                    + " in "
                                    + file
                                    + " has a line without keyword=value",
                            "one keyword=value a line; ldap: is not supported");
                }
                parameters.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return found ? Optional.of(parameters) : Optional.empty();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw ConnectionStrings.wrong(
                    "the service file " + file + " cannot be read", "check its permissions");
        }
    }
}
