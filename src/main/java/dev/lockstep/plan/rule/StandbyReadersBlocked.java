package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.sql.StatementShape;
import java.util.List;
import java.util.Set;

/** ACCESS EXCLUSIVE is replayed on standbys, and no query here shows who reads there. */
final class StandbyReadersBlocked implements Rule {
    @Override
    public String id() {
        return "standby-readers-blocked";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(StatementShape.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.facts().standbys()
                ? scene.locked(LockMode.ACCESS_EXCLUSIVE).stream()
                        .map(RelationLock::relation)
                        .flatMap(name -> scene.relation(name).stream())
                        .filter(relation ->
                                relation.parents().isEmpty() || named(scene, relation.name()))
                        .map(relation ->
                                Finding.of(
                                        relation,
                                        ("ACCESS EXCLUSIVE on %s reaches the standbys:"
                                                        + " readers there wait, or are cancelled")
                                                .formatted(relation.name()),
                                        ""))
                        .toList()
                : List.of();
    }

    /** A partition that is locked with its parent is not told of. */
    private static boolean named(Scene scene, String relation) {
        return scene.shape().relations().stream()
                .anyMatch(name -> scene.relation(name).name().equals(relation));
    }
}
