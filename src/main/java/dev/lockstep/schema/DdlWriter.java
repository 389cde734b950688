package dev.lockstep.schema;

import dev.lockstep.schema.Difference.Change;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a difference into statements: let go what is owned, drop what goes or is made anew (what
 * stands on others first), make and alter (what others stand on first), drop what altered objects
 * still stood on until then, and at the end what names objects made in between.
 */
final class DdlWriter {
    private final Model from;
    private final Model to;
    private final DdlScript script = new DdlScript();
    private final Rebuilds rebuilds;
    private final Set<ObjectId> goes = new LinkedHashSet<>();
    private final Set<ObjectId> comes = new LinkedHashSet<>();
    private final Map<ObjectId, String> renamed = new HashMap<>();

    DdlWriter(SchemaSnapshot from, SchemaSnapshot to) {
        Attainable attainable = Attainable.of(from, to);
        attainable.leftOut().forEach(script::leftOut);
        this.from = new Model(from);
        this.to = new Model(attainable.target());
        this.rebuilds = new Rebuilds(this.from, this.to);
        this.from.ids().stream().filter(id -> !this.to.has(id)).forEach(goes::add);
        this.to.ids().stream().filter(id -> !this.from.has(id)).forEach(comes::add);
        goes.addAll(rebuilds.rebuilt());
        comes.addAll(rebuilds.rebuilt());
    }

    Ddl write() {
        Removal removal = new Removal(from, to, script, goes);
        removal.letGoOfSequences();
        removal.letGoOfIdentities();
        List<ObjectId> dropping =
                Order.of(from, this::droppedWith).reversed().stream()
                        .filter(goes::contains)
                        .toList();
        Set<ObjectId> late = late(dropping);
        for (ObjectId id : dropping) {
            if (mustStepAside(id)) {
                renamed.put(id, removal.stepAside(id));
            } else if (!late.contains(id)) {
                removal.drop(id);
            }
        }
        settings();
        create();
        chosenIndexes();
        for (ObjectId id : dropping) {
            String aside = renamed.get(id);
            if (aside != null) {
                script.add(id, "DROP " + id.kind().sql() + " " + aside);
            } else if (late.contains(id)) {
                removal.drop(id);
            }
        }
        return script.written();
    }

    /** Bodies of routines may name what is made after them. */
    private void settings() {
        comes.stream()
                .filter(id -> id.kind().isRoutine())
                .findFirst()
                .ifPresent(id -> script.add(id, "SET LOCAL check_function_bodies = off"));
    }

    private void create() {
        Creation creation = new Creation(from, to, script, comes);
        Set<ObjectId> converted = new LinkedHashSet<>(rebuilds.retyped());
        converted.removeAll(comes);
        Alteration alteration = new Alteration(from, to, script, converted);
        for (ObjectId id : Order.of(to, creation::madeWith)) {
            if (comes.contains(id)) {
                SchemaObject bare = creation.make(id);
                alteration.alter(bare, to.object(id));
                creation.madeAlong(id).forEach(alteration::alter);
            } else {
                SchemaObject before = from.object(id);
                List<Change> changes = SchemaDiff.changes(before, to.object(id));
                if (!changes.isEmpty() || converted.contains(id)) {
                    alteration.alter(before, to.object(id));
                }
            }
        }
    }

    /** A table forgets which index it is known or clustered by when that is made again. */
    private void chosenIndexes() {
        for (ObjectId id : to.ids()) {
            SchemaObject before = from.get(id);
            boolean relation =
                    id.kind() == ObjectKind.TABLE || id.kind() == ObjectKind.MATERIALIZED_VIEW;
            if (before != null && relation && !comes.contains(id)) {
                for (String property : List.of("replica identity", "cluster on")) {
                    String index = before.get(property).replaceFirst("^USING INDEX ", "");
                    boolean again =
                            rebuilds.rebuilt().stream()
                                    .anyMatch(each ->
                                            each.kind().isPart()
                                                    && each.table().equals(id.path())
                                                    && each.name().equals(index));
                    if (again) {
                        new TableAlteration(script)
                                .chosenIndex(before.with(property, ""), to.object(id), property);
                    }
                }
            }
        }
    }

    /** A part of a table that is dropped is dropped by that; but not what holds other tables. */
    private ObjectId droppedWith(ObjectId id) {
        boolean holdsAnother =
                id.kind() == ObjectKind.CONSTRAINT
                        && from.object(id).get("definition").startsWith("FOREIGN KEY");
        if (id.kind().isPart() && goes.contains(id) && !holdsAnother) {
            for (ObjectId relation : from.needs(id)) {
                if (goes.contains(relation)
                        && relation.path().equals(id.table())
                        && !relation.kind().isPart()
                        && !isInItsWay(id, relation)) {
                    return relation;
                }
            }
        }
        ObjectId column = Model.columnOf(id);
        return id.kind() == ObjectKind.DEFAULT && goes.contains(column) ? droppedWith(column) : id;
    }

    /** Whether something that the part needs needs the relation: an index over a row's function. */
    private boolean isInItsWay(ObjectId part, ObjectId relation) {
        return from.needs(part).stream()
                .anyMatch(need ->
                        !need.equals(relation)
                                && need.kind() != ObjectKind.COLUMN
                                && from.reaches(need, relation));
    }

    /** What is still used until something else was altered, and what that needs in turn. */
    private Set<ObjectId> late(List<ObjectId> dropping) {
        Set<ObjectId> late = new HashSet<>();
        Deque<ObjectId> open = new ArrayDeque<>();
        for (ObjectId id : dropping) {
            boolean used =
                    from.dependents(id).stream()
                            .anyMatch(each ->
                                    !goes.contains(each) && each.kind() != ObjectKind.PUBLICATION);
            if (used && !to.has(id)) {
                open.add(id);
            }
        }
        while (!open.isEmpty()) {
            ObjectId id = open.remove();
            if (late.add(id)) {
                from.needs(id).stream()
                        .map(this::droppedWith)
                        .filter(need -> goes.contains(need) && !to.has(need))
                        .forEach(open::add);
            }
        }
        return late;
    }

    /** A type that is made anew while columns, or other types, have the old one. */
    private boolean mustStepAside(ObjectId type) {
        return type.kind().isType()
                && to.has(type)
                && from.dependents(type).stream()
                        .anyMatch(each ->
                                rebuilds.retyped().contains(each)
                                        || (each.kind().isType() && mustStepAside(each)));
    }
}
