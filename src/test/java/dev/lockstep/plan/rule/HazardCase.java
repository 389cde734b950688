package dev.lockstep.plan.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A case of a file {@code hazards/ID.sql}. A case begins with {@code -- bad: NAME} or {@code --
 * good: NAME}; then comes what is there already, each statement ended by a semicolon at the end of
 * its line; then, behind a line {@code >>}, the script that is planned.
 *
 * @param bad whether the hazard of that id must be found
 */
record HazardCase(String id, boolean bad, String name, String setup, String script) {
    static List<HazardCase> of(String id) {
        List<HazardCase> cases = new ArrayList<>();
        for (String part : text(id).split("(?m)^(?=-- (bad|good): )")) {
            if (part.isBlank()) {
                continue;
            }
            String first = part.lines().findFirst().orElseThrow();
            String rest = part.substring(first.length());
            String[] halves = rest.split("(?m)^>>\\s*$", 2);
            if (halves.length < 2) {
                throw new IllegalStateException("no line >> in " + id + ", " + first);
            }
            cases.add(
                    new HazardCase(
                            id,
                            first.startsWith("-- bad"),
                            first.replaceFirst("^-- \\w+: ", ""),
                            halves[0],
                            halves[1].strip()));
        }
        return cases;
    }

    /** Unless its name says {@code no way back}. */
    boolean reversible() {
        return !name.startsWith("no way back");
    }

    /** The oldest major version that can be asked: its name ends with {@code , from 18}. */
    int from() {
        int at = name.lastIndexOf(", from ");
        return at < 0 ? 0 : Integer.parseInt(name.substring(at + ", from ".length()));
    }

    /** Where its name says {@code standbys}. */
    boolean standbys() {
        return name.startsWith("standbys");
    }

    private static String text(String id) {
        try (InputStream in = HazardCase.class.getResourceAsStream("/hazards/" + id + ".sql")) {
            return new String(
                    Objects.requireNonNull(in, "no cases of " + id).readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return id + (bad ? ", bad: " : ", good: ") + name;
    }
}
