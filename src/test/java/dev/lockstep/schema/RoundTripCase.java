package dev.lockstep.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One case of {@code round-trips.sql}: what both databases have, and what only one has. A file has
 * {@code -- case NAME [from VERSION]}, then maybe {@code -- both}, then {@code -- a} and {@code --
 * b}.
 */
record RoundTripCase(String name, int version, String both, String a, String b) {
    @Override
    public String toString() {
        return name;
    }

    static List<RoundTripCase> read(Path file) {
        List<RoundTripCase> cases = new ArrayList<>();
        try {
            for (String block : Files.readString(file).split("(?m)^-- case ")) {
                int end = block.indexOf('\n');
                String[] title = block.substring(0, Math.max(end, 0)).split(" from ");
                if (!title[0].isBlank() && !title[0].startsWith("--")) {
                    cases.add(
                            new RoundTripCase(
                                    title[0].strip(),
                                    title.length > 1 ? Integer.parseInt(title[1].strip()) : 0,
                                    part(block, "both"),
                                    part(block, "a"),
                                    part(block, "b")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static String part(String block, String name) {
        String[] parts = block.split("(?m)^-- " + name + "$");
        return parts.length < 2 ? "" : parts[1].split("(?m)^-- (both|a|b)$")[0].strip();
    }
}
