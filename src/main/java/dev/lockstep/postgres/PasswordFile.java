package dev.lockstep.postgres;

import dev.lockstep.postgres.ConnectionTarget.FromFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** The file as libpq reads it: a line for each host, and why it is not read at all. */
    FromFile of(List<ConnectionTarget.Host> hosts, Map<String, String> parameters) {
        if (!Files.isRegularFile(path)) {
            return FromFile.NOTHING;
        }
        String permissions = tooOpen();
        if (permissions != null) {
            return ignored("has permissions " + permissions + " and is ignored: chmod 600 " + path);
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (IOException e) {
            return ignored("cannot be read: " + e);
        }
        Map<ConnectionTarget.Host, Secret> passwords = new HashMap<>();
        for (ConnectionTarget.Host host : hosts) {
            passwords.put(host, Secret.of(password(lines, host, parameters).orElse("")));
        }
        return new FromFile(passwords, null);
    }

    private FromFile ignored(String why) {
        return new FromFile(Map.of(), "the password file " + path + " " + why);
    }

    private static Optional<String> password(
            List<String> lines, ConnectionTarget.Host host, Map<String, String> parameters) {
        List<String> wanted =
                List.of(
                        host.name(),
                        Integer.toString(host.port()),
                        parameters.getOrDefault("dbname", ""),
                        parameters.getOrDefault("user", ""));
        return lines.stream()
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

    /**
     * Its permissions as {@code ls} and {@code chmod} name them, where others have any; or null.
     */
    private @Nullable String tooOpen() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            boolean open =
                    permissions.stream()
                            .anyMatch(permission -> !permission.name().startsWith("OWNER"));
            return open ? octal(permissions) : null;
        } catch (UnsupportedOperationException | IOException e) {
            // a file system without such permissions, as on Windows: libpq does not ask there
            // either
            return null;
        }
    }

    /** Of the letters {@code rw-r--r--}, three are a digit. */
    private static String octal(Set<PosixFilePermission> permissions) {
        String letters = PosixFilePermissions.toString(permissions);
        return "0" + digit(letters, 0) + digit(letters, 3) + digit(letters, 6);
    }

    private static int digit(String letters, int from) {
        int read = letters.charAt(from) == '-' ? 0 : 4;
        int write = letters.charAt(from + 1) == '-' ? 0 : 2;
        int execute = letters.charAt(from + 2) == '-' ? 0 : 1;
        return read + write + execute;
    }
}
