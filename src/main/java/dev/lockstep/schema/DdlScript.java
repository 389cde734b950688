package dev.lockstep.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Statements being written, in order. */
final class DdlScript {
    private final List<DdlStatement> statements = new ArrayList<>();
    private final List<DdlStatement> atEnd = new ArrayList<>();
    private final Set<Underivable> underivable = new LinkedHashSet<>();

    void add(ObjectId object, String sql) {
        statements.add(new DdlStatement(object, sql, false, "", false));
    }

    void noted(ObjectId object, String sql, String note) {
        statements.add(new DdlStatement(object, sql, false, note, false));
    }

    void destructive(ObjectId object, String sql, String lost) {
        statements.add(new DdlStatement(object, sql, true, lost, false));
    }

    void committedFirst(ObjectId object, String sql) {
        statements.add(
                new DdlStatement(
                        object, sql, false, "must be committed before the value is used", true));
    }

    /** After all others: what names something that is made later than the object itself. */
    void atEnd(ObjectId object, String sql) {
        atEnd.add(new DdlStatement(object, sql, false, "", false));
    }

    void cannot(ObjectId object, String reason) {
        underivable.add(new Underivable(object, reason));
    }

    Ddl written() {
        List<DdlStatement> all = new ArrayList<>(statements);
        all.addAll(atEnd);
        return new Ddl(all, List.copyOf(underivable));
    }
}
