package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.TableShape.CreateTable;
import java.util.HashSet;
import java.util.Set;

/** CREATE TABLE: harmless to itself, not to those that it points to or joins. */
final class Creating {
    private final Facts facts;
    private final Forecast forecast;

    Creating(Facts facts, Forecast forecast) {
        this.facts = facts;
        this.forecast = forecast;
    }

    void table(CreateTable create) {
        Relation there = facts.relation(create.name());
        if (create.ifNotExists() && !there.unknown()) {
            return;
        }
        if (!create.temporary()) {
            forecast.lock(there, LockMode.ACCESS_EXCLUSIVE);
        }
        Set<RelationName> others = new HashSet<>(create.relations());
        others.remove(create.name());
        RelationName parent = create.partitionOf();
        if (parent != null) {
            others.remove(parent);
            partitionOf(facts.relation(parent));
        }
        for (RelationName each : create.inherits()) {
            others.remove(each);
            forecast.lock(facts.relation(each), LockMode.SHARE_UPDATE_EXCLUSIVE);
        }
        for (RelationName each : create.references()) {
            others.remove(each);
            if (!each.equals(create.name())) {
                forecast.lock(facts.family(facts.relation(each)), LockMode.SHARE_ROW_EXCLUSIVE);
            }
        }
        Changing reading = new Changing(facts, forecast);
        for (RelationName each : others) {
            if (create.withData()) {
                reading.read(facts.relation(each), LockMode.ACCESS_SHARE);
            } else {
                forecast.lock(facts.relation(each), LockMode.ACCESS_SHARE);
            }
        }
        if (create.withData()) {
            forecast.unsure(Aspect.SCANS, Changing.PLANNER);
        }
    }

    /** Rows that it takes over may lie in the default partition: that is locked and searched. */
    private void partitionOf(Relation parent) {
        forecast.lock(parent, LockMode.ACCESS_EXCLUSIVE);
        new Partitions(facts, forecast).searchDefault(parent);
        for (Constraint key : Facts.foreignKeysOf(parent)) {
            forecast.lock(
                    facts.family(facts.relation(key.referenced())), LockMode.SHARE_ROW_EXCLUSIVE);
        }
        new Partitions(facts, forecast).lockPointers(parent);
    }
}
