package dev.lockstep.schema;

import dev.lockstep.model.SchemaComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One transaction's part of the way from one schema to another, and its way back.
 *
 * @param values whether it only adds values to enums, which the next stage uses
 */
public record Stage(SchemaComparison up, SchemaComparison down, boolean values) {

    /** In order: one stage, or before it one for what must be committed first. */
    public static List<Stage> of(SchemaSource from, SchemaSource to) {
        SchemaSnapshot first = from.snapshot();
        SchemaSnapshot last = to.snapshot();
        SchemaSnapshot between = withValues(first, last);
        String there = to.shownAs();
        if (between.objects().equals(first.objects())) {
            return List.of(stage(from.shownAs(), first, there, last, false));
        }
        String said = from.shownAs() + " with its enums' new values";
        return List.of(
                stage(from.shownAs(), first, said, between, true),
                stage(said, between, there, last, false));
    }

    private static Stage stage(
            String from, SchemaSnapshot first, String to, SchemaSnapshot last, boolean values) {
        return new Stage(
                Comparison.of(from, to, SchemaDiff.of(first, last)),
                Comparison.of(to, from, SchemaDiff.of(last, first)),
                values);
    }

    /** The first schema, its enums as they are when that is committed; itself where nothing is. */
    private static SchemaSnapshot withValues(SchemaSnapshot first, SchemaSnapshot last) {
        Map<ObjectId, SchemaObject> objects = new LinkedHashMap<>(first.objects());
        List<DdlStatement> values = Ddl.of(SchemaDiff.of(first, last)).committedFirst();
        for (DdlStatement value : values) {
            SchemaObject before = first.objects().get(value.object());
            SchemaObject after = last.objects().get(value.object());
            if (before != null && after != null) {
                objects.put(before.id(), before.with("labels", after.get("labels")));
            }
        }
        return values.isEmpty()
                ? first
                : new SchemaSnapshot(
                        first.version(), first.role(), objects, first.needs(), first.notCompared());
    }
}
