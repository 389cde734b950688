package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.plan.effect.Facts.Replica;
import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.ObjectShape.Definition;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableAction.AddConstraint;
import dev.lockstep.sql.TableAction.DropConstraint;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Publications send updates and deletions by replica identity; where a published table has none,
 * both are refused ({@code CheckCmdReplicaIdentity}).
 */
final class PublishedWithoutReplicaIdentity implements Rule {
    private static final Replica NONE = new Replica(false, true, false);

    @Override
    public String id() {
        return "published-without-replica-identity";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(ChangeRows.class, Definition.class, DropConstraint.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return broken(scene)
                .filter(table -> !identifiedBefore(scene, table))
                .map(table -> found(scene, table))
                .toList();
    }

    private static Finding found(Scene scene, Relation table) {
        String message =
                "UPDATE and DELETE of %s fail: it is published, and has no replica identity"
                        .formatted(table.name());
        return Finding.failing(
                message,
                """
                ALTER TABLE %s REPLICA IDENTITY FULL;
                -- in a migration of its own
                %s\
                """
                        .formatted(Scene.sql(table), scene.sql()));
    }

    /** Tables whose rows nobody can change: not this statement, or none from it on. */
    private static Stream<Relation> broken(Scene scene) {
        return switch (scene.shape()) {
            case ChangeRows change when change.verb() != ChangeRows.Verb.INSERT ->
                    scene.facts().family(scene.relation(change.target())).stream()
                            .filter(table -> replica(scene, table).published())
                            .filter(table -> !replica(scene, table).identified());
            case Definition definition
                    when definition.kind().equals("CREATE PUBLICATION") && sends(scene) ->
                    definition.relations().stream()
                            .flatMap(name -> scene.facts().family(scene.relation(name)).stream())
                            .filter(Relation::stored)
                            .filter(table -> !replica(scene, table).identified());
            case AlterTable alter ->
                    scene.actions(DropConstraint.class)
                            .flatMap(drop -> scene.altered().constraint(drop.constraint()).stream())
                            .filter(constraint -> identifies(scene, constraint))
                            .map(constraint -> scene.altered());
            default -> Stream.empty();
        };
    }

    private static Replica replica(Scene scene, Relation table) {
        return scene.facts().replicas().getOrDefault(table.oid(), NONE);
    }

    /** Inserts alone need no identity. */
    private static boolean sends(Scene scene) {
        String sql = scene.statement().sql();
        return !sql.matches("(?is).*\\bpublish\\s*=.*")
                || sql.matches("(?is).*\\b(update|delete)\\b.*");
    }

    private static boolean identifies(Scene scene, Constraint constraint) {
        Replica replica = replica(scene, scene.altered());
        return constraint.kind() == 'p' && replica.published() && replica.byKey();
    }

    private static boolean identifiedBefore(Scene scene, Relation table) {
        return scene.before().stream()
                .filter(each -> each.shape() instanceof AlterTable)
                .filter(each -> each.altered().name().equals(table.name()))
                .anyMatch(each ->
                        each.actions(AddConstraint.class)
                                        .anyMatch(a -> a.kind() == AddConstraint.Kind.PRIMARY_KEY)
                                || each.actions(TableAction.Other.class)
                                        .anyMatch(o -> o.words().startsWith("REPLICA")));
    }
}
