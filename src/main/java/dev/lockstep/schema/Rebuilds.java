package dev.lockstep.schema;

import dev.lockstep.schema.Difference.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be dropped and made again: objects that no ALTER changes, and those that stand on them.
 * Tables and their columns never are, for that would lose data; a type that columns have is made
 * anew beside the old one, and the columns are converted.
 */
final class Rebuilds {
    private final Model from;
    private final Model to;
    private final Set<ObjectId> rebuilt = new LinkedHashSet<>();
    private final Set<ObjectId> retyped = new LinkedHashSet<>();
    private final Deque<ObjectId> open = new ArrayDeque<>();
    private final DdlScript script;

    Rebuilds(Model from, Model to, DdlScript script) {
        this.from = from;
        this.to = to;
        this.script = script;
        for (ObjectId id : from.ids()) {
            if (!to.has(id)) {
                open.add(id);
            } else if (Alterable.needsRebuild(from, from.object(id), to.object(id))) {
                rebuild(id);
            } else if (id.kind() == ObjectKind.COLUMN && typeChanges(id)) {
                retype(id);
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

    private boolean typeChanges(ObjectId column) {
        return List.of("type", "collation").stream()
                .anyMatch(key -> !from.object(column).get(key).equals(to.object(column).get(key)));
    }

    private void rebuild(ObjectId id) {
        if (rebuilt.add(id)) {
            open.add(id);
        }
    }

    private void retype(ObjectId column) {
        if (retyped.add(column)) {
            ObjectId value = Model.defaultOf(column);
            if (from.has(value) && to.has(value)) {
                rebuild(value);
            }
            for (ObjectId dependent : from.dependents(column)) {
                if (to.has(dependent) && mustGoForConversion(dependent)) {
                    rebuild(dependent);
                }
            }
        }
    }

    /** The server converts indexes, constraints and statistics itself, and refuses the others. */
    private boolean mustGoForConversion(ObjectId dependent) {
        return switch (dependent.kind()) {
            case VIEW, MATERIALIZED_VIEW, RULE, POLICY, TRIGGER, FUNCTION, PROCEDURE, VIEW_COLUMN ->
                    true;
            case COLUMN -> from.object(dependent).has("generated");
            case SCHEMA,
                    EXTENSION,
                    ENUM,
                    DOMAIN,
                    COMPOSITE,
                    RANGE,
                    SEQUENCE,
                    TABLE,
                    DEFAULT,
                    CONSTRAINT,
                    INDEX,
                    STATISTICS,
                    AGGREGATE,
                    EVENT_TRIGGER,
                    PUBLICATION,
                    DEFAULT_PRIVILEGES ->
                    false;
        };
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
                        refuse(dependent, gone);
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
                        rebuild(dependent);
            }
        }
    }

    private boolean changes(ObjectId id) {
        List<Change> changes = SchemaDiff.changes(from.object(id), to.object(id));
        return !changes.isEmpty();
    }

    private void column(ObjectId column, ObjectId gone) {
        if (gone.kind().isType()) {
            retype(column);
        } else if (from.object(column).has("generated")) {
            rebuild(column);
        } else if (to.has(gone)) {
            refuse(column, gone);
        }
    }

    private void refuse(ObjectId dependent, ObjectId gone) {
        script.cannot(
                gone,
                "it cannot be altered to what is wanted, and "
                        + dependent
                        + ", which holds data, stands on it");
    }
}
