package dev.lockstep.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Statements being written, in order. */
final class DdlScript {
    private final List<DdlStatement> statements = new ArrayList<>();
    private final List<DdlStatement> atEnd = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final Set<Underivable> underivable = new LinkedHashSet<>();

    /**
     * A value that an enum gains.
     *
     * @param label as a literal
     * @param place {@code AFTER 'other'}, or empty
     * @param at how many statements come before it
     */
    private record Value(ObjectId type, String label, String place, int at) {
        private String sql(String words) {
            return "ALTER TYPE " + type.path() + words + label + place;
        }

        /** Its name as a word; in an array's or a row's literal it stands without quotes. */
        private boolean isIn(String sql) {
            String bare = label.replaceFirst("^E", "").replaceAll("^'|'$", "");
            int at = sql.indexOf(bare);
            while (at >= 0) {
                int end = at + bare.length();
                if ((at == 0 || !Character.isLetterOrDigit(sql.codePointBefore(at)))
                        && (end == sql.length()
                                || !Character.isLetterOrDigit(sql.codePointAt(end)))) {
                    return true;
                }
                at = sql.indexOf(bare, at + 1);
            }
            return false;
        }
    }

    void add(ObjectId object, String sql) {
        statements.add(new DdlStatement(object, sql, false, "", false));
    }

    void noted(ObjectId object, String sql, String note) {
        statements.add(new DdlStatement(object, sql, false, note, false));
    }

    void destructive(ObjectId object, String sql, String lost) {
        statements.add(new DdlStatement(object, sql, true, lost, false));
    }

    /** A value of an enum cannot be used by the transaction that adds it. */
    void addValue(ObjectId type, String label, String place) {
        values.add(new Value(type, label, place, statements.size()));
    }

    /** After all others: what names something that is made later than the object itself. */
    void atEnd(ObjectId object, String sql) {
        atEnd.add(new DdlStatement(object, sql, false, "", false));
    }

    void cannot(ObjectId object, String reason) {
        underivable.add(new Underivable(object, reason));
    }

    void leftOut(Underivable left) {
        underivable.add(left);
    }

    void notedAtEnd(ObjectId object, String sql, String note) {
        atEnd.add(new DdlStatement(object, sql, false, note, false));
    }

    Ddl written() {
        List<DdlStatement> all = new ArrayList<>(statements);
        all.addAll(atEnd);
        Set<ObjectId> used = new HashSet<>();
        for (Value value : values) {
            if (all.stream().anyMatch(each -> value.isIn(each.sql()))) {
                used.add(value.type());
            }
        }
        for (Value value : values.reversed()) {
            if (!used.contains(value.type())) {
                String sql = value.sql(" ADD VALUE ");
                all.add(value.at(), new DdlStatement(value.type(), sql, false, "", false));
            }
        }
        int first = 0;
        for (Value value : values) {
            if (used.contains(value.type())) {
                String sql = value.sql(" ADD VALUE IF NOT EXISTS ");
                all.add(first, new DdlStatement(value.type(), sql, false, "", true));
                first++;
            }
        }
        return new Ddl(all, List.copyOf(underivable));
    }
}
