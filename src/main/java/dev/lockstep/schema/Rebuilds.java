package dev.lockstep.schema;

import dev.lockstep.schema.Difference.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must be dropped and made again: objects that no ALTER changes, and those that stand on them.
 * Tables and their columns never are, for that would lose data; a type that columns have is made
 * anew beside the old one, and the columns are converted. Where that is not possible either, the
 * object that would have to change is refused.
 */
final class Rebuilds {
    private final Model from;
    private final Model to;
    private final Set<ObjectId> rebuilt = new LinkedHashSet<>();
    private final Set<ObjectId> retyped = new LinkedHashSet<>();
    private final Map<ObjectId, ObjectId> causes = new HashMap<>();
    private final Map<ObjectId, String> refused = new LinkedHashMap<>();
    private final Deque<ObjectId> open = new ArrayDeque<>();

    Rebuilds(Model from, Model to) {
        this.from = from;
        this.to = to;
        for (ObjectId id : from.ids()) {
            if (!to.has(id)) {
                open.add(id);
            } else if (Alterable.needsRebuild(from, from.object(id), to.object(id))) {
                rebuild(id, id);
            } else if (id.kind() == ObjectKind.COLUMN && typeChanges(id)) {
                retype(id, id);
            }
        }
        while (!open.isEmpty()) {
            spread(open.remove());
        }
    }

    /** What is dropped and made again. */
    Set<ObjectId> rebuilt() {
        return rebuilt;
    }

    /** Columns that are converted to another type, or to their type made anew. */
    Set<ObjectId> retyped() {
        return retyped;
    }

    /** What cannot be changed as it is wanted, and why. */
    Map<ObjectId, String> refused() {
        return refused;
    }

    private boolean typeChanges(ObjectId column) {
        return List.of("type", "collation").stream()
                .anyMatch(key -> !from.object(column).get(key).equals(to.object(column).get(key)));
    }

    private void rebuild(ObjectId id, ObjectId because) {
        if (rebuilt.add(id)) {
            causes.putIfAbsent(id, because);
            open.add(id);
        }
    }

    private void retype(ObjectId column, ObjectId because) {
        boolean generated = from.object(column).has("generated");
        if (generated && to.object(column).has("generated") && !widens(column)) {
            rebuild(column, because);
        } else if (PartitionKeys.hold(from, column)) {
            refuse(because, column + " is in a partition key, and its type cannot change");
        } else if (retyped.add(column)) {
            causes.putIfAbsent(column, because);
            ObjectId value = Model.defaultOf(column);
            if (from.has(value) && to.has(value)) {
                rebuild(value, column);
            }
            for (ObjectId dependent : from.dependents(column)) {
                if (to.has(dependent) && mustGoForConversion(dependent, widens(column))) {
                    rebuild(dependent, column);
                }
            }
        }
    }

    private boolean widens(ObjectId column) {
        SchemaObject before = from.object(column);
        SchemaObject after = to.object(column);
        return before.get("collation").equals(after.get("collation"))
                && Widening.is(before.get("type"), after.get("type"));
    }

    /**
     * The server converts plain indexes and keys itself, and refuses much else. Of what compares
     * two columns it refuses the first one's conversion, for the second has the old type still.
     */
    private boolean mustGoForConversion(ObjectId dependent, boolean widens) {
        String definition = from.object(dependent).get("definition");
        return switch (dependent.kind()) {
            case VIEW,
                    MATERIALIZED_VIEW,
                    RULE,
                    POLICY,
                    TRIGGER,
                    FUNCTION,
                    PROCEDURE,
                    VIEW_COLUMN,
                    PUBLICATION ->
                    true;
            case COLUMN -> from.object(dependent).has("generated");
            case CONSTRAINT ->
                    !widens
                            && !definition.startsWith("PRIMARY KEY")
                            && !definition.startsWith("UNIQUE");
            case INDEX -> !widens && !isOfPlainColumns(definition);
            case STATISTICS -> !widens;
            case SCHEMA,
                    EXTENSION,
                    ENUM,
                    DOMAIN,
                    COMPOSITE,
                    RANGE,
                    SEQUENCE,
                    TABLE,
                    DEFAULT,
                    AGGREGATE,
                    EVENT_TRIGGER,
                    DEFAULT_PRIVILEGES ->
                    false;
        };
    }

    /** One that only looks as if it had an expression is made again too, which does no harm. */
    private static boolean isOfPlainColumns(String index) {
        return index.indexOf('(') == index.lastIndexOf('(') && !index.contains(" WHERE ");
    }

    private void spread(ObjectId gone) {
        for (ObjectId dependent : from.dependents(gone)) {
            if (!to.has(dependent) || rebuilt.contains(dependent)) {
                continue;
            }
            boolean comesBack = to.has(gone);
            if (!comesBack && changes(dependent)) {
                continue; // altered so that it does without, before that is dropped
            }
            switch (dependent.kind()) {
                case TABLE -> {
                    if (comesBack) {
                        refuse(gone, standsOn(dependent));
                    }
                }
                case COLUMN -> column(dependent, gone);
                case SCHEMA, EXTENSION, PUBLICATION, SEQUENCE, DEFAULT_PRIVILEGES -> {}
                case ENUM,
                        DOMAIN,
                        COMPOSITE,
                        RANGE,
                        DEFAULT,
                        CONSTRAINT,
                        INDEX,
                        TRIGGER,
                        RULE,
                        POLICY,
                        STATISTICS,
                        VIEW,
                        MATERIALIZED_VIEW,
                        VIEW_COLUMN,
                        FUNCTION,
                        PROCEDURE,
                        AGGREGATE,
                        EVENT_TRIGGER ->
                        rebuild(dependent, gone);
            }
        }
    }

    private boolean changes(ObjectId id) {
        List<Change> changes = SchemaDiff.changes(from.object(id), to.object(id));
        return !changes.isEmpty();
    }

    private void column(ObjectId column, ObjectId gone) {
        if (gone.kind() == ObjectKind.RANGE && to.has(gone)) {
            refuse(gone, "its functions keep the names that a new one of its kind wants");
        } else if (gone.kind().isType()) {
            retype(column, gone);
        } else if (from.object(column).has("generated")) {
            rebuild(column, gone);
        } else if (to.has(gone)) {
            refuse(gone, standsOn(column));
        }
    }

    private static String standsOn(ObjectId dependent) {
        return "it cannot be altered to what is wanted, and "
                + dependent
                + ", which holds data, stands on it";
    }

    /** It is the first of the chain that is wanted otherwise, and all others only follow it. */
    private void refuse(ObjectId gone, String reason) {
        ObjectId first = gone;
        while (causes.containsKey(first) && !first.equals(causes.get(first))) {
            first = causes.get(first);
        }
        refused.putIfAbsent(first, reason);
    }
}
