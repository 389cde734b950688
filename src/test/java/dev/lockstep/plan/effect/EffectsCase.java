package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One statement to be foreseen and traced:
 *
 * <pre>{@code
 * -- its title [15+]
 * what is there besides base.sql
 * > the statement
 * ? LOCKS SCANS
 * }</pre>
 *
 * @param gaps of what a prediction is not to be complete, in the order of the aspects
 * @param from the first major version that knows the statement
 */
record EffectsCase(String title, int from, List<Aspect> gaps, String setup, String statement) {
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
                            lines(rest, "? ").stream()
                                    .flatMap(line -> Stream.of(line.split(" ")))
                                    .map(Aspect::valueOf)
                                    .toList(),
                            String.join("\n", lines(rest, "")),
                            String.join("\n", lines(rest, "> "))));
        }
        return cases;
    }

    /** Those with that mark, without it; without a mark those that have none. */
    private static List<String> lines(List<String> all, String mark) {
        return all.stream()
                .filter(line -> mark.isEmpty() ? !line.matches("[>?] .*") : line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .toList();
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
