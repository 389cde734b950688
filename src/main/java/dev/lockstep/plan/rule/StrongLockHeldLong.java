package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.StatementShape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Locks are kept until the transaction ends: what is slow behind ACCESS EXCLUSIVE prolongs it. */
final class StrongLockHeldLong implements Rule {
    @Override
    public String id() {
        return "strong-lock-held-long";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(StatementShape.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        Together together = scene.together();
        Optional<Relation> slow = together.isNew() ? Optional.empty() : slow(scene);
        if (slow.isEmpty()) {
            return List.of();
        }
        List<String> own =
                scene.locked(LockMode.ACCESS_EXCLUSIVE).stream()
                        .map(RelationLock::relation)
                        .toList();
        return together.locked(LockMode.ACCESS_EXCLUSIVE).stream()
                .filter(held -> !own.contains(held))
                .flatMap(held -> scene.relation(held).stream())
                .limit(1)
                .map(held -> found(scene, together, held, slow.get()))
                .toList();
    }

    private static Finding found(Scene scene, Together together, Relation held, Relation slow) {
        String message =
                "%s stays locked ACCESS EXCLUSIVE while %s goes over %s: reads and writes wait"
                        .formatted(held.name(), scene.shape().kind(), slow.name());
        return Finding.of(held, message, together.apart(scene));
    }

    /** What the statement reads, writes anew or changes from end to end, and takes its time for. */
    private static Optional<Relation> slow(Scene scene) {
        return Stream.concat(scene.effects().scans().stream(), scene.effects().rewrites().stream())
                .filter(name -> !scene.facts().made().contains(name))
                .flatMap(name -> scene.relation(name).stream())
                .filter(relation -> !scene.facts().use(relation).small())
                .findFirst()
                .or(() -> DataInSchemaMigration.many(scene));
    }
}
