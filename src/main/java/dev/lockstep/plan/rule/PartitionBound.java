package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a partition takes, as a condition: a valid CHECK of that condition spares ATTACH
 * PARTITION its scan (manual, Table Partitioning). Only for keys of one column.
 */
final class PartitionBound {
    private static final Pattern RANGE =
            Pattern.compile(
                    "FROM\\s*\\((.*)\\)\\s*TO\\s*\\((.*)\\)",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LIST =
            Pattern.compile("IN\\s*\\((.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private PartitionBound() {}

    /** Empty where it cannot be written out. */
    static String condition(Relation parent, @Nullable String bound) {
        String key = parent.partitionKey().replaceFirst("^(?:RANGE|LIST) \\((.*)\\)$", "$1");
        boolean column = key.matches("[a-z_][a-z0-9_$]*|\"[^\"]+\"");
        if (bound == null || !column) {
            return "";
        }
        Matcher list = LIST.matcher(bound);
        if (list.matches()) {
            boolean holdsNull = list.group(1).matches("(?is).*\\bnull\\b.*");
            return holdsNull
                    ? ""
                    : "%1$s IS NOT NULL AND %1$s IN (%2$s)".formatted(key, list.group(1));
        }
        Matcher range = RANGE.matcher(bound);
        return range.matches() ? between(key, range.group(1).strip(), range.group(2).strip()) : "";
    }

    private static String between(String key, String from, String to) {
        List<String> parts = new ArrayList<>(List.of(key + " IS NOT NULL"));
        if (!from.equalsIgnoreCase("MINVALUE")) {
            parts.add(key + " >= " + from);
        }
        if (!to.equalsIgnoreCase("MAXVALUE")) {
            parts.add(key + " < " + to);
        }
        return String.join(" AND ", parts);
    }

    /** Whether a valid check speaks of the key: then it is taken to be meant for this. */
    static boolean isChecked(Scene scene, Relation parent, Relation partition) {
        String key = parent.partitionKey().replaceFirst("^\\w+ \\((.*)\\)$", "$1");
        return scene.facts().family(partition).stream()
                .filter(each -> !each.partitioned())
                .allMatch(each ->
                        each.constraints().stream()
                                .filter(check -> check.check() && check.valid())
                                .anyMatch(check -> check.expression().contains(key)));
    }

    /** What must be done to the default partition before another takes rows that it could hold. */
    static String withoutThem(Relation parent, Relation rest, @Nullable String bound) {
        String condition = condition(parent, bound);
        return condition.isEmpty() || !rest.stored()
                ? ""
                : checked(rest, "NOT (" + condition + ")", name(rest));
    }

    private static String name(Relation rest) {
        String name = Scene.local(rest) + "_without";
        int number = 1;
        String free = name;
        while (rest.constraint(free).isPresent()) {
            free = name + ++number;
        }
        return free;
    }

    static String checked(Relation table, String condition, String name) {
        return """
        ALTER TABLE %1$s ADD CONSTRAINT %2$s CHECK (%3$s) NOT VALID;
        -- in a migration of its own
        ALTER TABLE %1$s VALIDATE CONSTRAINT %2$s;\
        """
                .formatted(Scene.sql(table), Scene.quoted(name), condition);
    }
}
