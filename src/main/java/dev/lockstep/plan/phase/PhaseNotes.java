package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Session;
import java.util.ArrayList;
import java.util.List;

/** What the files do not do by themselves: it is said, by name. */
final class PhaseNotes {
    private PhaseNotes() {}

    static List<String> of(Session session, Pair pair) {
        ColumnFacts old = pair.old();
        List<String> notes = new ArrayList<>();
        for (String line : Catalog.dependents(session, pair.table(), old.column())) {
            notes.add(
                    "%s uses %s: put %s in its place before the contract, which is refused until then"
                            .formatted(line, old.column(), pair.newWords()));
        }
        for (String function : Catalog.mentions(session, old.table(), old.column())) {
            notes.add(
                    "function %s may use %s.%s by its text: look at it before the contract"
                            .formatted(function, old.table(), old.column()));
        }
        if (!old.triggers().isEmpty()) {
            notes.add(
                    "the backfill updates rows, so these triggers fire for each: "
                            + String.join(", ", old.triggers()));
        }
        if (old.defaultExpression() != null && !pair.carriesDefault()) {
            notes.add("its default, " + old.defaultExpression() + ", is not carried over");
        }
        if (pair.news().size() > 1) {
            left(pair)
                    .forEach(
                            what -> notes.add(what + " goes with the column, without a successor"));
        }
        if (pair.carriesDefault() && !pair.defaultAtOnce()) {
            notes.add(
                    "its default, %s, moves to %s with the contract: until then a NULL inserted there becomes the default"
                            .formatted(old.defaultExpression(), pair.newWords()));
        }
        if (pair.back() == null) {
            notes.add(
                    "nothing says how %s is made of %s (--back EXPR): the trigger writes one way only, and the contract has no way back"
                            .formatted(old.column(), pair.newWords()));
        }
        return List.copyOf(notes);
    }

    private static List<String> left(Pair pair) {
        List<String> left = new ArrayList<>();
        ColumnFacts old = pair.old();
        if (old.notNull()) {
            left.add("NOT NULL");
        }
        old.indexes().forEach(index -> left.add("index " + index.name()));
        old.checks().forEach(check -> left.add("check " + check.name()));
        old.foreignKeys().forEach(key -> left.add("foreign key " + key.name()));
        return left;
    }
}
