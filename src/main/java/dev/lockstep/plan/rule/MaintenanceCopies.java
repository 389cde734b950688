package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.ServerShape.Maintenance;
import dev.lockstep.sql.ServerShape.Maintenance.Verb;
import java.util.List;
import java.util.Set;

/** VACUUM FULL, CLUSTER and REPACK copy a table while nobody else can read or write. */
final class MaintenanceCopies implements Rule {
    private final String id;
    private final List<Verb> verbs;

    private MaintenanceCopies(String id, List<Verb> verbs) {
        this.id = id;
        this.verbs = verbs;
    }

    static Rule vacuumFull() {
        return new MaintenanceCopies("vacuum-full", List.of(Verb.VACUUM));
    }

    static Rule cluster() {
        return new MaintenanceCopies("cluster", List.of(Verb.CLUSTER, Verb.REPACK));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(Maintenance.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (!(scene.shape() instanceof Maintenance upkeep) || !copies(upkeep)) {
            return List.of();
        }
        if (upkeep.relations().isEmpty()) {
            return List.of(
                    Finding.warning(
                            upkeep.kind()
                                    + " copies one table after the other under ACCESS EXCLUSIVE:"
                                    + " reads and writes wait",
                            ""));
        }
        return upkeep.relations().stream().map(name -> found(scene, upkeep, name)).toList();
    }

    private boolean copies(Maintenance upkeep) {
        return verbs.contains(upkeep.verb())
                && !upkeep.concurrently()
                && (upkeep.full() || upkeep.verb() != Verb.VACUUM);
    }

    private static Finding found(Scene scene, Maintenance upkeep, RelationName name) {
        Relation table = scene.relation(name);
        String message =
                "%s copies all of %s under ACCESS EXCLUSIVE: reads and writes wait"
                        .formatted(upkeep.kind(), table.name());
        return Finding.of(table, message, safer(scene, upkeep, table));
    }

    /** The copy that lets others go on came with PostgreSQL 19. */
    private static String safer(Scene scene, Maintenance upkeep, Relation table) {
        if (scene.version() >= 190000 && !table.partitioned()) {
            return "REPACK (CONCURRENTLY) %s;".formatted(Scene.sql(table));
        }
        return upkeep.verb() == Verb.VACUUM
                ? """
                -- lets new rows use the space again; pg_repack gives it back to the disk
                VACUUM (ANALYZE) %s;\
                """
                        .formatted(Scene.sql(table))
                : "";
    }
}
