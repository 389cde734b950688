package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unique constraint or primary key as its author wrote it, and how it is made of an index that
 * was built before.
 *
 * @param kind {@code UNIQUE} or {@code PRIMARY KEY}
 * @param index what follows the table in CREATE INDEX
 * @param deferral as written, with a space before it, or empty
 */
record KeyUsingIndex(String kind, String index, String deferral) {
    /** No storage parameters, and no WITHOUT OVERLAPS, which is another kind of index. */
    private static final Pattern FORM =
            Pattern.compile(
                    "(UNIQUE|PRIMARY\\s+KEY)\\s*(NULLS\\s+(?:NOT\\s+)?DISTINCT)?\\s*(\\([^()]*\\))"
                            + "\\s*(INCLUDE\\s*\\([^()]*\\))?"
                            + "\\s*((?:NOT\\s+)?DEFERRABLE\\b.*|INITIALLY\\b.*)?",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern OVERLAPS =
            Pattern.compile("WITHOUT\\s+OVERLAPS", Pattern.CASE_INSENSITIVE);

    /** The statements; empty where there is no such way. */
    static String sql(Scene scene, Relation table, String name, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || OVERLAPS.matcher(text).find()) {
            return "";
        }
        KeyUsingIndex key =
                new KeyUsingIndex(
                        matcher.group(1),
                        matcher.group(3) + spaced(matcher, 4) + spaced(matcher, 2),
                        spaced(matcher, 5));
        return table.partitioned()
                ? key.partitioned(scene, table, name, text)
                : ConcurrentIndex.sql(scene, table, true, name, key.index())
                        + "\n"
                        + ConcurrentIndex.APART
                        + key.add(table, name);
    }

    private static String spaced(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : " " + matcher.group(group);
    }

    private String add(Relation table, String name) {
        return "ALTER TABLE %1$s ADD CONSTRAINT %2$s %3$s USING INDEX %2$s%4$s;"
                .formatted(Scene.sql(table), Scene.quoted(name), kind, deferral);
    }

    /** It becomes valid with the last partition that is attached. */
    private String partitioned(Scene scene, Relation table, String name, String text) {
        List<Relation> leaves = ConcurrentIndex.leaves(scene, table);
        if (leaves.isEmpty()) {
            return "";
        }
        List<String> steps = new ArrayList<>();
        steps.add(
                "ALTER TABLE ONLY %s ADD CONSTRAINT %s %s;"
                        .formatted(Scene.sql(table), Scene.quoted(name), text));
        for (Relation leaf : leaves) {
            String part = ConcurrentIndex.of(leaf, name);
            steps.add(ConcurrentIndex.sql(scene, leaf, true, part, index));
            steps.add(add(leaf, part) + "\n" + ConcurrentIndex.attach(table, name, leaf));
        }
        return String.join("\n" + ConcurrentIndex.APART, steps);
    }
}
