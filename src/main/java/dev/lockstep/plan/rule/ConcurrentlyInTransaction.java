package dev.lockstep.plan.rule;

import dev.lockstep.sql.IndexShape.Reindex;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.ServerShape.Maintenance;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.util.List;
import java.util.Set;

/**
 * What commits in between cannot run in a transaction. A script with such a statement runs without
 * one, unless it says BEGIN; but that REINDEX or CLUSTER meets a partitioned table, and then goes
 * from partition to partition, only the catalog knows ({@code indexcmds.c}, {@code cluster.c}).
 */
final class ConcurrentlyInTransaction implements Rule {
    @Override
    public String id() {
        return "concurrently-in-transaction";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(StatementShape.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        boolean said = scene.shape().transactionUse() == TransactionUse.OUTSIDE;
        if (!(said || meetsPartitions(scene)) || !scene.together().open()) {
            return List.of();
        }
        String kind = scene.shape().kind();
        return List.of(
                said
                        ? Finding.failing(
                                kind
                                        + of(scene.shape())
                                        + " fails in the transaction of its script",
                                "-- in a migration of its own\n" + scene.sql())
                        : Finding.failing(
                                kind
                                        + of(scene.shape())
                                        + " fails in a transaction: it has partitions",
                                "-- lockstep: no-transaction\n" + scene.sql()));
    }

    private static String of(StatementShape shape) {
        return shape.relations().isEmpty() ? "" : " of " + shape.relations().getFirst();
    }

    private static boolean meetsPartitions(Scene scene) {
        return switch (scene.shape()) {
            case Reindex reindex when reindex.name() != null ->
                    scene.relation(reindex.name()).partitioned();
            case Maintenance upkeep when upkeep.verb() == Maintenance.Verb.CLUSTER ->
                    scene.version() >= 150000 && anyPartitioned(scene, upkeep.relations());
            default -> false;
        };
    }

    private static boolean anyPartitioned(Scene scene, List<RelationName> names) {
        return names.stream().anyMatch(name -> scene.relation(name).partitioned());
    }
}
