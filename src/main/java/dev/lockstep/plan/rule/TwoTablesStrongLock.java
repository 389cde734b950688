package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.StatementShape;
import java.util.List;
import java.util.Set;

/** Who locks two tables in one order meets who uses them in the other: one of them is undone. */
final class TwoTablesStrongLock implements Rule {
    @Override
    public String id() {
        return "two-tables-strong-lock";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(StatementShape.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        Together together = scene.together();
        if (together.isNew()) {
            return List.of();
        }
        List<Relation> now = relations(scene, scene.locked(LockMode.SHARE));
        List<Relation> held =
                together.locked(LockMode.SHARE).stream()
                        .flatMap(name -> scene.relation(name).stream())
                        .toList();
        return now.stream()
                .filter(next ->
                        !held.isEmpty() && held.stream().noneMatch(h -> kin(scene, h, next)))
                .limit(1)
                .map(next -> found(scene, together, held.getFirst(), next))
                .toList();
    }

    private static List<Relation> relations(Scene scene, List<RelationLock> locks) {
        return locks.stream().flatMap(lock -> scene.relation(lock.relation()).stream()).toList();
    }

    /** A table and its partitions are locked from the top down by everybody. */
    private static boolean kin(Scene scene, Relation one, Relation other) {
        return one.oid() == other.oid() || root(scene.facts(), one) == root(scene.facts(), other);
    }

    private static long root(Facts facts, Relation relation) {
        return relation.parents().isEmpty()
                ? relation.oid()
                : root(facts, facts.relation(relation.parents().getFirst()));
    }

    private static Finding found(Scene scene, Together together, Relation held, Relation next) {
        String message =
                "%s is locked while %s is held: a deadlock with who uses them in the other order"
                        .formatted(next.name(), held.name());
        return Finding.of(next, message, together.apart(scene));
    }
}
