package dev.lockstep.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a wanted schema SQL can reach without losing more than it says. Where one object cannot
 * be changed, it and all that would only make sense with it stay as they are, or are not made: a
 * table with its partitions, what stands on a column that does not come, what a kept one needs.
 */
final class Attainable {
    private static final String CANONICAL = "CANONICAL = ";

    private final Model from;
    private final Model to;
    private final Map<ObjectId, ObjectId> left = new LinkedHashMap<>();
    private final Map<ObjectId, String> reasons = new LinkedHashMap<>();
    private final Deque<ObjectId> open = new ArrayDeque<>();

    private Attainable(SchemaSnapshot from, SchemaSnapshot to) {
        this.from = new Model(from);
        this.to = new Model(to);
    }

    /** Of what is wanted. */
    static Attainable of(SchemaSnapshot from, SchemaSnapshot to) {
        Attainable attainable = new Attainable(from, to);
        attainable.to.ids().forEach(attainable::judge);
        attainable.from.ids().forEach(attainable::judgeGone);
        attainable.spread();
        while (true) {
            Map<ObjectId, String> refused =
                    new Rebuilds(attainable.from, new Model(attainable.target())).refused();
            refused.keySet().removeAll(attainable.reasons.keySet());
            if (refused.isEmpty()) {
                return attainable;
            }
            refused.forEach(attainable::refuse);
            attainable.spread();
        }
    }

    /** The schema that can be reached. */
    SchemaSnapshot target() {
        if (left.isEmpty()) {
            return to.snapshot();
        }
        Map<ObjectId, SchemaObject> before = from.snapshot().objects();
        Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>();
        to.snapshot()
                .objects()
                .forEach((id, object) -> {
                    SchemaObject kept = left.containsKey(id) ? before.get(id) : object;
                    if (kept != null) {
                        objects.put(id, kept);
                    }
                });
        left.keySet()
                .forEach(id -> {
                    SchemaObject kept = before.get(id);
                    if (kept != null) {
                        objects.putIfAbsent(id, kept);
                    }
                });
        Map<ObjectId, Set<ObjectId>> needs = new HashMap<>();
        of(to.snapshot(), false, needs);
        of(from.snapshot(), true, needs);
        return new SchemaSnapshot(
                to.snapshot().version(),
                to.snapshot().role(),
                objects,
                needs,
                to.snapshot().notCompared());
    }

    private void of(SchemaSnapshot snapshot, boolean kept, Map<ObjectId, Set<ObjectId>> into) {
        snapshot.needs()
                .forEach((id, all) -> {
                    if (left.containsKey(whole(id)) == kept) {
                        into.put(id, all);
                    }
                });
    }

    /**
     * What is left out, each with its reason; parts of what is left out as a whole are not told.
     */
    List<Underivable> leftOut() {
        List<Underivable> all = new ArrayList<>();
        left.forEach((id, root) -> {
            ObjectId table = Model.tableOf(id);
            boolean told = id.kind().isPart() && left.containsKey(table) && isWhole(table);
            if (!told || id.equals(root)) {
                String reason = reasons.get(id);
                all.add(new Underivable(id, reason != null ? reason : follows(id, root)));
            }
        });
        return all;
    }

    private boolean isWhole(ObjectId table) {
        return !from.has(table) || !to.has(table);
    }

    private String follows(ObjectId id, ObjectId root) {
        String what = !from.has(id) ? "not made" : !to.has(id) ? "not dropped" : "left as it is";
        return what + ", because of " + root;
    }

    /** What can be said without looking at others. */
    private void judge(ObjectId id) {
        SchemaObject wanted = to.object(id);
        SchemaObject before = from.get(id);
        switch (id.kind()) {
            case TABLE -> {
                if (before != null && Alteration.differ(before, wanted, "partition key")) {
                    refuse(
                            id,
                            "a table that is there cannot be partitioned, or otherwise than it is;"
                                    + " it, its partitions and their rows are left as they are:"
                                    + " make another table and copy the rows");
                }
            }
            case RANGE -> {
                if (wanted.get("definition").contains(CANONICAL) && !wanted.equals(before)) {
                    refuse(id, "its CANONICAL function needs the type before the type is there");
                }
            }
            case COMPOSITE -> {
                if (before != null && !wanted.equals(before)) {
                    from.dependents(id).stream()
                            .map(from::object)
                            .filter(table -> table.get("of type").equals(id.path()))
                            .findFirst()
                            .ifPresent(table -> refuse(id, table.id() + " is a table of it"));
                }
            }
            case INDEX -> {
                if (before != null
                        && wanted.has("state")
                        && !before.has("state")
                        && !wanted.has("partitioned")
                        && !Alteration.differ(before, wanted, "definition")) {
                    refuse(id, "it is invalid there, and stays valid here");
                }
            }
            case SCHEMA,
                    EXTENSION,
                    ENUM,
                    DOMAIN,
                    SEQUENCE,
                    COLUMN,
                    DEFAULT,
                    CONSTRAINT,
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
                    EVENT_TRIGGER,
                    PUBLICATION,
                    DEFAULT_PRIVILEGES -> {}
        }
    }

    /** A circle of a type and a function of it, of which neither can go first. */
    private void judgeGone(ObjectId id) {
        if (!to.has(id)
                && id.kind() == ObjectKind.RANGE
                && from.object(id).get("definition").contains(CANONICAL)) {
            refuse(id, "its CANONICAL function needs it, and it needs that: DROP TYPE ... CASCADE");
        }
    }

    private void refuse(ObjectId id, String reason) {
        ObjectId object = whole(id);
        reasons.putIfAbsent(object, reason);
        leave(object, object);
    }

    /** A default is its column's. */
    private static ObjectId whole(ObjectId id) {
        return id.kind() == ObjectKind.DEFAULT ? Model.columnOf(id) : id;
    }

    private void leave(ObjectId id, ObjectId root) {
        ObjectId object = whole(id);
        if (differs(object) && left.putIfAbsent(object, root) == null) {
            open.add(object);
        }
    }

    private boolean differs(ObjectId id) {
        @Nullable SchemaObject before = from.snapshot().objects().get(id);
        return before == null || !before.equals(to.snapshot().objects().get(id));
    }

    private void spread() {
        while (!open.isEmpty()) {
            ObjectId id = open.remove();
            ObjectId root = Objects.requireNonNull(left.get(id));
            if (id.kind() == ObjectKind.TABLE) {
                family(id, root);
            }
            above(id, root);
            below(id, root);
            column(id, root);
            namesakes(id, root);
        }
    }

    /** A table and those below it. */
    private void family(ObjectId table, ObjectId root) {
        for (Model model : List.of(from, to)) {
            PartitionKeys.below(model, table).forEach(each -> table(each, root));
        }
    }

    /** With all its parts. */
    private void table(ObjectId table, ObjectId root) {
        leave(table, root);
        for (Model model : List.of(from, to)) {
            model.ids().stream()
                    .filter(id -> id.kind().isPart() && id.table().equals(table.path()))
                    .forEach(id -> leave(id, root));
        }
    }

    /** What is wanted to stand on it. A table that is there can be stood on as it is. */
    private void above(ObjectId id, ObjectId root) {
        boolean stands = id.kind() == ObjectKind.TABLE && from.has(id) && to.has(id);
        Set<ObjectId> dependents = new HashSet<>(to.dependents(id));
        if (id.kind() == ObjectKind.COLUMN) {
            dependents.addAll(to.dependents(Model.defaultOf(id)));
        }
        dependents.stream()
                .filter(each -> !stands || each.kind().isPart())
                .sorted()
                .forEach(each -> dependent(each, root));
    }

    /** A table whose column cannot be made is not made. */
    private void dependent(ObjectId id, ObjectId root) {
        leave(id, root);
        if (id.kind() == ObjectKind.TABLE) {
            family(id, root);
            return;
        }
        ObjectId table = Model.tableOf(id);
        boolean column = id.kind() == ObjectKind.COLUMN || id.kind() == ObjectKind.DEFAULT;
        if (column && to.has(table) && !from.has(table)) {
            leave(table, root);
        }
    }

    /** What it stands on for as long as it stays as it is. */
    private void below(ObjectId id, ObjectId root) {
        Set<ObjectId> needs = new LinkedHashSet<>(from.needs(id));
        if (id.kind() == ObjectKind.COLUMN) {
            needs.addAll(from.needs(Model.defaultOf(id)));
        }
        for (ObjectId need : needs) {
            boolean stays =
                    switch (need.kind()) {
                        case TABLE, SCHEMA, EXTENSION, SEQUENCE -> to.has(need);
                        case ENUM,
                                DOMAIN,
                                COMPOSITE,
                                RANGE,
                                COLUMN,
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
                                EVENT_TRIGGER,
                                PUBLICATION,
                                DEFAULT_PRIVILEGES ->
                                false;
                    };
            if (!stays) {
                leave(need, root);
            }
        }
    }

    /** The same column of the tables above and below it, and sequences that it would own. */
    private void column(ObjectId id, ObjectId root) {
        if (id.kind() != ObjectKind.COLUMN) {
            return;
        }
        if (PartitionKeys.hold(from, id)) {
            family(Model.tableOf(id), root);
        }
        for (Model model : List.of(from, to)) {
            ObjectId table = Model.tableOf(id);
            Set<ObjectId> family = new LinkedHashSet<>();
            if (model.has(table)) {
                family.addAll(PartitionKeys.below(model, table));
                model.needs(table).stream()
                        .filter(each -> each.kind() == ObjectKind.TABLE)
                        .filter(each -> PartitionKeys.isChild(model.object(table), each))
                        .forEach(family::add);
            }
            for (ObjectId each : family) {
                ObjectId same =
                        new ObjectId(ObjectKind.COLUMN, each.schema(), each.name(), id.name());
                if (model.has(same)) {
                    leave(same, root);
                }
            }
        }
        if (!from.has(id)) {
            to.ids().stream()
                    .filter(each -> each.kind() == ObjectKind.SEQUENCE)
                    .filter(each -> to.object(each).get("owned by").equals(id.path()))
                    .forEach(each -> leave(each, root));
        }
    }

    /** What would take the name of one that is not dropped. */
    private void namesakes(ObjectId id, ObjectId root) {
        if (to.has(id) || id.kind().isPart()) {
            return;
        }
        for (ObjectKind kind :
                List.of(
                        ObjectKind.TABLE,
                        ObjectKind.VIEW,
                        ObjectKind.MATERIALIZED_VIEW,
                        ObjectKind.SEQUENCE,
                        ObjectKind.ENUM,
                        ObjectKind.DOMAIN,
                        ObjectKind.COMPOSITE,
                        ObjectKind.RANGE)) {
            ObjectId other = new ObjectId(kind, id.schema(), id.parent(), id.name());
            if (to.has(other) && !from.has(other)) {
                leave(other, root);
            }
        }
    }
}
