package dev.lockstep.plan.effect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One statement to be foreseen and traced:
 *
 * <pre>{@code
 * -- its title [15+]
 * what is there besides base.sql
 * > the statement
 * }</pre>
 *
 * @param from the first major version that knows the statement
 */
record EffectsCase(String title, int from, String setup, String statement) {
    /** The cases of a file. */
    static List<EffectsCase> of(String file) {
        List<EffectsCase> cases = new ArrayList<>();
        for (String block : text(file).split("(?m)^-- ")) {
            if (block.isBlank()) {
                continue;
            }
            String title = block.lines().findFirst().orElseThrow();
            String version = title.replaceAll("^.*\\[(\\d+)\\+]$|.*", "$1");
            List<String> rest = block.lines().skip(1).toList();
            cases.add(
                    new EffectsCase(
                            title,
                            version.isEmpty() ? 14 : Integer.parseInt(version),
                            String.join("\n", rest.stream().filter(l -> !l.startsWith("> ")).toList()),
                            String.join(
                                    "\n",
                                    rest.stream()
                                            .filter(l -> l.startsWith("> "))
                                            .map(l -> l.substring(2))
                                            .toList())));
        }
        return cases;
    }

    static String text(String file) {
        try (InputStream resource =
                EffectsCase.class.getResourceAsStream("/effects/" + file + ".sql")) {
            if (resource == null) {
                throw new IllegalStateException("no cases " + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
