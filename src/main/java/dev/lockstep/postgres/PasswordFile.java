package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code ~/.pgpass}: lines of {@code host:port:database:user:password}, each of the first four may
 * be {@code *}, and {@code \:} and {@code \\} stand for themselves; the first line that fits
 * counts. A file that group or others may read is ignored (libpq, "The Password File").
 */
record PasswordFile(Path path) {
    private static final int FIELDS = 5;

    static PasswordFile at(@Nullable String given, Surroundings surroundings) {
        return new PasswordFile(
                given == null || given.isEmpty()
                        ? surroundings.home().resolve(".pgpass")
                        : surroundings.directory().resolve(given));
    }

    Optional<String> password(
            ConnectionTarget.Host host, Map<String, String> parameters, List<String> warnings) {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        if (othersMayRead()) {
            warnings.add(
                    "the password file " + path + " is ignored: others may read it; chmod 600");
            return Optional.empty();
        }
        List<String> wanted =
                List.of(
                        host.name(),
                        Integer.toString(host.port()),
                        parameters.getOrDefault("dbname", ""),
                        parameters.getOrDefault("user", ""));
        return lines(warnings).stream()
                .filter(line -> !line.startsWith("#"))
                .map(PasswordFile::fields)
                .filter(fields -> fields.size() == FIELDS && fits(fields, wanted))
                .map(fields -> fields.get(FIELDS - 1))
                .findFirst();
    }

    private static boolean fits(List<String> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals("*") && !unescaped(fields.get(i)).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The first four as they stand, for {@code \*} is no wildcard; the password unescaped. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.length() && fields.size() < FIELDS - 1; i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == ':') {
                fields.add(line.substring(start, i));
                start = i + 1;
            }
        }
        fields.add(unescaped(line.substring(start)));
        return fields;
    }

    private static String unescaped(String field) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == '\\' && i + 1 < field.length()) {
                i++;
            }
            plain.append(field.charAt(i));
        }
        return plain.toString();
    }

    private List<String> lines(List<String> warnings) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            warnings.add("the password file " + path + " cannot be read");
            return List.of();
        }
    }

    private boolean othersMayRead() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return permissions.stream()
                    .anyMatch(permission -> !permission.name().startsWith("OWNER"));
        } catch (UnsupportedOperationException | IOException e) {
            // a file system without such permissions, as on Windows: libpq does not ask there
            // either
            return false;
        }
    }
}
