package dev.lockstep.plan.effect;

import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.ServerShape;
import dev.lockstep.sql.ServerShape.DatabaseWide;
import dev.lockstep.sql.ServerShape.LockTable;
import dev.lockstep.sql.ServerShape.Maintenance;
import dev.lockstep.sql.ServerShape.Other;
import java.util.Set;

/** Upkeep of tables, LOCK, and what has no shape of its own. */
final class Maintaining {
    /** Touch no table. */
    private static final Set<String> HARMLESS =
            Set.of("LISTEN", "UNLISTEN", "NOTIFY", "SHOW", "LOAD", "DEALLOCATE", "CLOSE");

    private final Facts facts;
    private final Forecast forecast;

    Maintaining(Facts facts, Forecast forecast) {
        this.facts = facts;
        this.forecast = forecast;
    }

    void server(ServerShape shape) {
        switch (shape) {
            case LockTable lock -> {
                for (RelationName name : lock.relations()) {
                    lock(facts.relation(name), lock.mode());
                }
            }
            case Maintenance maintenance -> maintenance(maintenance);
            case DatabaseWide wide -> {}
            case Other other -> {
                if (!HARMLESS.contains(other.kind())) {
                    forecast.unsureOfAll("what " + other.kind() + " does was never tried");
                }
            }
        }
    }

    /** With its children; a view with what it reads. */
    private void lock(Relation relation, LockMode mode) {
        forecast.lock(facts.family(relation), mode);
        if (relation.view()) {
            relation.sources().forEach(oid -> lock(facts.relation(oid), mode));
        }
    }

    private void maintenance(Maintenance maintenance) {
        if (maintenance.verb() == Maintenance.Verb.CHECKPOINT) {
            return;
        }
        if (maintenance.relations().isEmpty()) {
            forecast.unsureOfAll("it goes from table to table");
        }
        for (RelationName name : maintenance.relations()) {
            maintain(maintenance, facts.relation(name));
        }
    }

    /** ANALYZE and VACUUM read what they choose, not all. */
    private void maintain(Maintenance maintenance, Relation relation) {
        boolean copies =
                switch (maintenance.verb()) {
                    case CLUSTER, REPACK -> true;
                    case VACUUM -> maintenance.full();
                    case ANALYZE, CHECKPOINT -> false;
                };
        if (relation.partitioned() || !facts.children(relation).isEmpty()) {
            forecast.unsureOfAll("it goes from table to table");
        }
        boolean strong = copies && !maintenance.concurrently();
        forecast.lock(
                relation, strong ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE);
        if (copies) {
            forecast.copy(relation);
        }
    }
}
