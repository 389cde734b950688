package dev.lockstep.schema;

import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Kind;
import dev.lockstep.schema.Difference.Added;
import dev.lockstep.schema.Difference.Change;
import dev.lockstep.schema.Difference.Changed;
import dev.lockstep.schema.Difference.Dropped;
import dev.lockstep.schema.SchemaSnapshot.NotCompared;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares two sources, and tells of it in words. */
public final class Comparison {
    /** Longer values are told by the line in which they begin to differ. */
    private static final int LONG = 160;

    private Comparison() {}

    /** What would have to change in the first to be like the second. */
    public static SchemaComparison of(SchemaSource from, SchemaSource to) {
        return of(from.shownAs(), to.shownAs(), SchemaDiff.of(from.snapshot(), to.snapshot()));
    }

    /** The same of a difference that is known. */
    static SchemaComparison of(String from, String to, SchemaDiff diff) {
        Ddl ddl = Ddl.of(diff);
        return new SchemaComparison(
                from,
                to,
                diff.differences().stream().map(Comparison::line).toList(),
                diff.notes(),
                ddl.statements().stream()
                        .map(each ->
                                new SchemaComparison.Change(
                                        each.sql(),
                                        each.destructive(),
                                        each.note(),
                                        each.committedFirst()))
                        .toList(),
                ddl.underivable().stream()
                        .map(each -> each.object() + ": " + each.reason())
                        .toList(),
                notCompared(diff));
    }

    /** Kinds that one of both has. */
    private static List<String> notCompared(SchemaDiff diff) {
        TreeSet<String> kinds = new TreeSet<>();
        diff.from().notCompared().stream().map(NotCompared::kind).forEach(kinds::add);
        diff.to().notCompared().stream().map(NotCompared::kind).forEach(kinds::add);
        return List.copyOf(kinds);
    }

    private static SchemaComparison.Line line(Difference difference) {
        return switch (difference) {
            case Added added ->
                    line(added.id(), Kind.ADDED, described(added.object(), added.columns()));
            case Dropped dropped ->
                    line(
                            dropped.id(),
                            Kind.DROPPED,
                            described(dropped.object(), dropped.columns()));
            case Changed changed ->
                    line(
                            changed.id(),
                            Kind.CHANGED,
                            changed.changes().stream().map(Comparison::said).toList());
        };
    }

    private static SchemaComparison.Line line(ObjectId id, Kind kind, List<String> details) {
        return new SchemaComparison.Line(id.group(), id.path(), id.kind().word(), kind, details);
    }

    private static List<String> described(SchemaObject object, List<SchemaObject> columns) {
        List<String> details = new ArrayList<>();
        if (object.id().kind() == ObjectKind.COLUMN) {
            details.add(inShort(object));
            return details;
        }
        columns.forEach(column -> details.add(column.id().name() + " " + inShort(column)));
        object.properties()
                .forEach((property, value) -> {
                    boolean usual =
                            property.startsWith("grant ")
                                    || property.equals("comment")
                                    || object.id().kind() == ObjectKind.SEQUENCE;
                    if (!usual && isShort(value)) {
                        details.add(property + ": " + value);
                    }
                });
        return details;
    }

    /** {@code bigint NOT NULL DEFAULT 0}. */
    private static String inShort(SchemaObject column) {
        List<String> words = new ArrayList<>();
        words.add(column.get("type"));
        if (column.has("collation")) {
            words.add("COLLATE " + column.get("collation"));
        }
        if (column.has("not null")) {
            words.add(column.get("not null"));
        }
        if (column.has("default")) {
            words.add("DEFAULT " + column.get("default"));
        }
        if (column.has("generated")) {
            words.add("GENERATED ALWAYS AS " + column.get("generated"));
        }
        if (column.has("identity")) {
            words.add("GENERATED " + column.get("identity") + " AS IDENTITY");
        }
        return String.join(" ", words);
    }

    private static String said(Change change) {
        if (isShort(change.before()) && isShort(change.after())) {
            return change.said();
        }
        List<String> before = change.before().lines().toList();
        List<String> after = change.after().lines().toList();
        int line = 0;
        while (line < Math.min(before.size(), after.size())
                && before.get(line).equals(after.get(line))) {
            line++;
        }
        return "%s, line %d: %s → %s"
                .formatted(change.property(), line + 1, at(before, line), at(after, line));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line).strip() : "(its end)";
    }

    private static boolean isShort(String value) {
        return value.length() <= LONG && !value.contains("\n");
    }
}
