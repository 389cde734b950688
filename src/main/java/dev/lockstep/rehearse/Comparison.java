package dev.lockstep.rehearse;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What was seen, beside what was foreseen.
 *
 * @param differences what cannot both be true, a sentence each
 * @param unseen what was foreseen and had no occasion to show, a sentence each
 */
record Comparison(List<String> differences, List<String> unseen) {
    static final Comparison NONE = new Comparison(List.of(), List.of());

    /**
     * Compares them.
     *
     * @param filled of the names of relations, those with rows; asked only where it matters
     * @param complete whether all that it did was seen, or only some of it
     */
    static Comparison of(
            StatementShape shape,
            Effects foreseen,
            Trace trace,
            UnaryOperator<Set<String>> filled,
            boolean complete) {
        List<String> differences = new ArrayList<>();
        Set<String> unseen = new LinkedHashSet<>();
        locks(shape, foreseen, trace, complete, differences, unseen);
        if (foreseen.knows(Aspect.REWRITES)) {
            compare("rewrites", foreseen.rewrites(), trace.rewrites(), differences);
        }
        if (complete) {
            scans(foreseen, trace, filled, differences, unseen);
        } else {
            foreseen.scans()
                    .forEach(each ->
                            unseen.add(
                                    "the scan of " + each + ": not counted outside a transaction"));
        }
        return new Comparison(List.copyOf(differences), List.copyOf(unseen));
    }

    private static void compare(
            String what, List<String> foreseen, List<String> seen, List<String> differences) {
        for (String relation : foreseen) {
            if (!seen.contains(relation)) {
                differences.add("foreseen, and not seen: " + what + " " + relation);
            }
        }
        for (String relation : seen) {
            if (!foreseen.contains(relation)) {
                differences.add("seen, and not foreseen: " + what + " " + relation);
            }
        }
    }

    /**
     * A lock that the transaction has already is not taken again. Where the list may lack
     * something, a stronger one is no mistake of it.
     */
    private static void locks(
            StatementShape shape,
            Effects foreseen,
            Trace trace,
            boolean complete,
            List<String> differences,
            Set<String> unseen) {
        Map<String, LockMode> seen = byRelation(trace.locks());
        Map<String, LockMode> held = byRelation(trace.heldBefore());
        Map<String, LockMode> expected = byRelation(foreseen.locks());
        for (RelationLock lock : foreseen.locks()) {
            LockMode now = seen.get(lock.relation());
            LockMode before = held.get(lock.relation());
            boolean had = before != null && before.compareTo(lock.mode()) >= 0;
            if (had ? now == null || now.compareTo(lock.mode()) <= 0 : lock.mode() == now) {
                continue;
            }
            if (now == null && (!complete || shape instanceof DataShape)) {
                unseen.add(
                        complete
                                ? lock + ": only rows would show it"
                                : lock + ": given back before anybody could look");
            } else if (now == null) {
                differences.add("foreseen, and not seen: " + lock);
            } else if (now.compareTo(lock.mode()) > 0 ? foreseen.knows(Aspect.LOCKS) : complete) {
                differences.add("foreseen: " + lock + "; seen: " + now.words());
            }
        }
        if (!foreseen.knows(Aspect.LOCKS)) {
            return;
        }
        for (RelationLock lock : trace.locks()) {
            if (!expected.containsKey(lock.relation())) {
                differences.add("seen, and not foreseen: " + lock);
            }
        }
    }

    private static Map<String, LockMode> byRelation(List<RelationLock> locks) {
        Map<String, LockMode> modes = new HashMap<>();
        locks.forEach(lock -> modes.put(lock.relation(), lock.mode()));
        return modes;
    }

    /**
     * A check of keys is a query, which the planner may answer by an index; and of a table without
     * rows no block is read.
     */
    private static void scans(
            Effects foreseen,
            Trace trace,
            UnaryOperator<Set<String>> filled,
            List<String> differences,
            Set<String> unseen) {
        Set<String> missing = new TreeSet<>(foreseen.scans());
        missing.removeAll(trace.scans());
        missing.removeAll(trace.visited());
        Set<String> withRows = missing.isEmpty() ? Set.of() : filled.apply(missing);
        for (String relation : missing) {
            if (withRows.contains(relation)) {
                differences.add("foreseen, and not seen: scans " + relation);
            } else {
                unseen.add("the scan of " + relation + ": it has no rows here");
            }
        }
        if (foreseen.knows(Aspect.SCANS)) {
            for (String relation : trace.scans()) {
                if (!foreseen.scans().contains(relation)) {
                    differences.add("seen, and not foreseen: scans " + relation);
                }
            }
        }
    }
}
