package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.TableShape.Truncate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** DROP and TRUNCATE, and what goes with them. */
final class Dropping {
    private final Facts facts;
    private final Forecast forecast;

    Dropping(Facts facts, Forecast forecast) {
        this.facts = facts;
        this.forecast = forecast;
    }

    void rows(Truncate truncate) {
        Set<Relation> emptied = new LinkedHashSet<>();
        List<Relation> open = new ArrayList<>();
        for (RelationName name : truncate.relations()) {
            Relation relation = facts.relation(name);
            open.addAll(
                    truncate.only().contains(name) ? List.of(relation) : facts.family(relation));
        }
        while (!open.isEmpty()) {
            Relation next = open.removeLast();
            if (emptied.add(next) && truncate.cascade()) {
                for (Constraint key : facts.foreignKeysTo(next)) {
                    open.addAll(facts.family(facts.relation(key.relation())));
                }
            }
        }
        forecast.lock(emptied, LockMode.ACCESS_EXCLUSIVE);
        emptied.forEach(forecast::rewrite);
    }

    void objects(DropObjects drop) {
        switch (drop.object()) {
            case "TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW" -> relations(drop);
            case "TRIGGER", "POLICY", "RULE" -> {
                RelationName on = drop.on();
                if (on != null && !(drop.ifExists() && isGone(drop, facts.relation(on)))) {
                    Relation relation = facts.relation(on);
                    boolean handedDown =
                            relation.partitioned()
                                    && drop.object().equals("TRIGGER")
                                    && drop.names().stream()
                                            .map(RelationName::name)
                                            .anyMatch(relation.rowTriggers()::contains);
                    forecast.lock(
                            handedDown ? facts.family(relation) : List.of(relation),
                            LockMode.ACCESS_EXCLUSIVE);
                }
            }
            case "SCHEMA", "EXTENSION", "OWNED", "FOREIGN DATA WRAPPER", "SERVER" ->
                    forecast.unsure(Aspect.LOCKS, "all that belongs to it goes with it");
            default -> {
                if (drop.cascade()) {
                    forecast.unsure(Aspect.LOCKS, "what depends on it goes with it");
                }
            }
        }
    }

    /** Then there is only a notice, and no lock. */
    private static boolean isGone(DropObjects drop, Relation on) {
        return drop.names().stream()
                .noneMatch(name -> on.attached().contains(drop.object() + " " + name.name()));
    }

    /** A partition's parent is locked too, and so are both ends of each foreign key. */
    private void relations(DropObjects drop) {
        Set<Relation> gone = new LinkedHashSet<>();
        List<Relation> open = new ArrayList<>();
        for (RelationName name : drop.names()) {
            Relation relation = facts.relation(name);
            if (!(relation.unknown() && drop.ifExists())) {
                open.add(relation);
            }
        }
        while (!open.isEmpty()) {
            Relation next = open.removeLast();
            if (gone.add(next) && !next.unknown()) {
                if (drop.cascade() || next.partitioned()) {
                    open.addAll(facts.children(next));
                }
                if (drop.cascade()) {
                    open.addAll(facts.readers(next));
                }
            }
        }
        forecast.lock(gone, LockMode.ACCESS_EXCLUSIVE);
        for (Relation each : gone) {
            neighbours(each).forEach(other -> forecast.lock(other, LockMode.ACCESS_EXCLUSIVE));
        }
    }

    private List<Relation> neighbours(Relation relation) {
        List<Relation> others = new ArrayList<>();
        if (relation.partition()) {
            Relation parent = facts.relation(relation.parents().getFirst());
            others.add(parent);
            if (parent.defaultPartition() != 0) {
                others.add(facts.relation(parent.defaultPartition()));
            }
        }
        Facts.foreignKeysOf(relation).forEach(key -> others.add(facts.relation(key.referenced())));
        facts.foreignKeysTo(relation).forEach(key -> others.add(facts.relation(key.relation())));
        return others;
    }
}
