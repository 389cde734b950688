package dev.lockstep.rehearse;

import dev.lockstep.model.Drill.Finding;
import dev.lockstep.model.Drill.Verdict;
import dev.lockstep.rehearse.ShadowState.Rows;
import dev.lockstep.schema.SchemaDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says how a shadow is, against how it should be. */
final class StateComparison {
    private static final int NAMED = 8;

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return findings;
    }

    void add(Verdict verdict, String said) {
        findings.add(new Finding(verdict, said));
    }

    /**
     * Whether the schema is that one.
     *
     * @param as what it should be like: {@code as before}
     */
    void schema(ShadowState wanted, ShadowState now, String as) {
        List<String> unfinished = unfinished(wanted, now);
        for (String index : unfinished) {
            add(
                    Verdict.TOLD,
                    "left of it: index " + index + ", invalid; apply drops it and builds it again");
        }
        List<String> differences = differences(wanted, now);
        differences.removeIf(line -> isOf(unfinished, line));
        if (differences.isEmpty()) {
            add(
                    Verdict.RIGHT,
                    unfinished.isEmpty()
                            ? "the schema is " + as
                            : "but for that, the schema is " + as);
        } else {
            add(Verdict.WRONG, "the schema is not " + as + ": " + listed(differences));
        }
    }

    private static List<String> unfinished(ShadowState wanted, ShadowState now) {
        List<String> unfinished = new ArrayList<>(now.invalid());
        unfinished.removeAll(wanted.invalid());
        return unfinished;
    }

    private static boolean isOf(List<String> indexes, String difference) {
        return indexes.stream().anyMatch(index -> difference.equals("+ index " + index));
    }

    /** What the one has that the other has not, a line each. */
    static List<String> differences(ShadowState from, ShadowState to) {
        return new ArrayList<>(
                SchemaDiff.of(from.schema(), to.schema()).differences().stream()
                        .map(DifferenceWords::of)
                        .toList());
    }

    /**
     * Whether all rows are those: by what is in them, and not by their order.
     *
     * @param otherwise the verdict where they are not
     */
    void contents(ShadowState wanted, ShadowState now, String as, Verdict otherwise) {
        compareRows(wanted, now, as, otherwise, true);
    }

    /** Whether there are as many rows: what a clock or chance put into them, differs. */
    void counts(ShadowState wanted, ShadowState now, String as) {
        compareRows(wanted, now, as, Verdict.WRONG, false);
    }

    private void compareRows(
            ShadowState wanted, ShadowState now, String as, Verdict otherwise, boolean content) {
        TreeSet<String> tables = new TreeSet<>(wanted.rows().keySet());
        tables.retainAll(now.rows().keySet());
        List<String> others = new ArrayList<>();
        long same = 0;
        int unread = 0;
        for (String table : tables) {
            Rows before = wanted.rows().get(table);
            Rows after = now.rows().get(table);
            if (before == null || after == null) {
                unread++;
            } else if (before.count() != after.count()) {
                others.add(
                        "%s has %s, not %s".formatted(table, count(after.count()), before.count()));
            } else if (content && !before.content().equals(after.content())) {
                others.add(table + " has other values");
            } else {
                same += before.count();
            }
        }
        String what = content ? "the rows are " : "the number of rows is ";
        if (!others.isEmpty()) {
            String not = content ? "the rows are not " : "the number of rows is not ";
            add(otherwise, not + as + ": " + listed(others));
        } else if (!tables.isEmpty()) {
            add(Verdict.RIGHT, what + as + ": " + count(same) + " compared");
        }
        if (unread > 0) {
            add(Verdict.TOLD, "tables whose rows may not be read: " + unread);
        }
    }

    /** What there is now that was not there before, named. */
    void left(ShadowState before, ShadowState now) {
        List<String> left = differences(before, now);
        List<String> unfinished = unfinished(before, now);
        left.removeIf(line -> isOf(unfinished, line));
        for (String table : now.rows().keySet()) {
            @Nullable Rows rows = before.rows().get(table);
            if (rows != null && !Objects.equals(rows, now.rows().get(table))) {
                left.add("~ rows of " + table);
            }
        }
        if (left.isEmpty() && unfinished.isEmpty()) {
            add(Verdict.TOLD, "nothing of it is left");
        } else if (!left.isEmpty()) {
            add(Verdict.TOLD, "what was done before stays: " + listed(left));
        }
    }

    /** Whether the ledger says what it should. */
    void ledger(ShadowState now, boolean right) {
        String note = now.note() == null ? "" : " (" + now.note() + ")";
        add(right ? Verdict.RIGHT : Verdict.WRONG, "the ledger says " + words(now) + note);
    }

    private static String words(ShadowState state) {
        return switch (state.ledger()) {
            case ROLLED_BACK -> "rolled back";
            case APPLIED, PENDING, FAILED, DRIFTED, MISSING, SKIPPED, BASELINE ->
                    state.ledger().word();
        };
    }

    private static String count(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    private static String listed(List<String> lines) {
        int named = Math.min(NAMED, lines.size());
        String more = named < lines.size() ? "; and " + (lines.size() - named) + " more" : "";
        return String.join("; ", lines.subList(0, named)) + more;
    }
}
