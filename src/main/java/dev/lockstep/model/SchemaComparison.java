package dev.lockstep.model;

import java.util.List;

/**
 * What would have to change in one schema to be like another.
 *
 * @param from shown name of what would change
 * @param to shown name of what it would be like
 * @param differences in order, those of one relation not always together
 * @param notes what is no difference and worth saying
 * @param statements the SQL that makes the one into the other, in order
 * @param underivable differences for which there is no SQL, each with its reason
 * @param notCompared kinds of objects that are there and are not looked at
 */
public record SchemaComparison(
        String from,
        String to,
        List<Line> differences,
        List<String> notes,
        List<Change> statements,
        List<String> underivable,
        List<String> notCompared) {
    /** Keeps its own copies. */
    public SchemaComparison {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
        statements = List.copyOf(statements);
        underivable = List.copyOf(underivable);
        notCompared = List.copyOf(notCompared);
    }

    /** Whether there is no difference. */
    public boolean equal() {
        return differences.isEmpty();
    }

    /** How an object differs. */
    public enum Kind {
        ADDED,
        DROPPED,
        CHANGED;

        /** The word of the JSON interface. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One object that differs.
     *
     * @param group the relation that it belongs to, or it itself: {@code public.users}
     * @param object its name: {@code public.users.name}
     * @param kind what it is: {@code column}
     * @param details {@code type: text → varchar(50)}
     */
    public record Line(
            String group, String object, String kind, Kind change, List<String> details) {
        /** Keeps its own copy. */
        public Line {
            details = List.copyOf(details);
        }
    }

    /**
     * One statement.
     *
     * @param sql without a semicolon at its end
     * @param note what is lost where it is destructive, else what to look out for; may be empty
     * @param committedFirst whether it must be committed before those that are not, which all run
     *     in one transaction; such come first
     */
    public record Change(String sql, boolean destructive, String note, boolean committedFirst) {}
}
