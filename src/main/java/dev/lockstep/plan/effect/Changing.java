package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Function;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.DataShape.ChangeRows.Verb;
import dev.lockstep.sql.DataShape.Copy;
import dev.lockstep.sql.DataShape.Select;
import dev.lockstep.sql.RelationName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Queries and changes of rows. */
final class Changing {
    static final String CODE = "only the server knows what its code does";
    static final String PLANNER = "the planner decides how its query reads them";

    private final Facts facts;
    private final Forecast forecast;
    private final Set<Relation> seen = new HashSet<>();

    Changing(Facts facts, Forecast forecast) {
        this.facts = facts;
        this.forecast = forecast;
    }

    void data(DataShape shape) {
        switch (shape) {
            case Select select -> select(select);
            case ChangeRows change -> change(change);
            case Copy copy -> copy(copy);
        }
    }

    /** A relation, what is below it, and what a view of it reads. */
    void read(Relation relation, LockMode mode) {
        if (!seen.add(relation)) {
            return;
        }
        forecast.lock(facts.family(relation), mode);
        if (relation.view()) {
            relation.sources().forEach(oid -> read(facts.relation(oid), mode));
        }
        if (relation.partitioned()) {
            forecast.unsure(Aspect.LOCKS, "partitions that cannot match are left out");
        }
    }

    private void select(Select select) {
        calls(select.calls());
        RelationName into = select.into();
        if (into != null) {
            forecast.lock(facts.relation(into), LockMode.ACCESS_EXCLUSIVE);
        }
        List<RelationName> sources =
                select.relations().stream().filter(name -> !name.equals(into)).toList();
        for (RelationName name : sources) {
            read(
                    facts.relation(name),
                    select.locksRows() ? LockMode.ROW_SHARE : LockMode.ACCESS_SHARE);
        }
        if (select.locksRows() && sources.size() > 1) {
            forecast.unsure(Aspect.LOCKS, "it may lock rows of some tables only");
        }
        if (!sources.isEmpty()) {
            forecast.unsure(Aspect.SCANS, PLANNER);
        }
    }

    private void change(ChangeRows change) {
        calls(change.calls());
        Relation target = facts.relation(change.target());
        for (RelationName name : change.relations()) {
            if (!name.equals(change.target())) {
                read(facts.relation(name), LockMode.ACCESS_SHARE);
            }
        }
        forecast.unsure(Aspect.SCANS, PLANNER);
        if (change.others()) {
            forecast.unsure(Aspect.LOCKS, "its WITH clause changes rows of its own");
        }
        switch (change.verb()) {
            case INSERT -> insert(target);
            case UPDATE, MERGE, DELETE -> changeRows(target, change);
        }
        if (target.view()) {
            forecast.unsure(Aspect.LOCKS, "the rows of a view lie in other tables");
        }
        reacts(target);
    }

    private void insert(Relation target) {
        forecast.lock(target, LockMode.ROW_EXCLUSIVE);
        for (Constraint key : Facts.foreignKeysOf(target)) {
            forecast.lock(facts.relation(key.referenced()), LockMode.ROW_SHARE);
        }
        if (target.partitioned()) {
            forecast.unsure(Aspect.LOCKS, "the rows decide which partitions take them");
        }
    }

    private void changeRows(Relation target, ChangeRows change) {
        List<Relation> family = change.only() ? List.of(target) : facts.family(target);
        forecast.lock(family, LockMode.ROW_EXCLUSIVE);
        if (target.partitioned()) {
            forecast.unsure(Aspect.LOCKS, "partitions that cannot match are left out");
        }
        for (Relation each : family) {
            List<Constraint> pointers = facts.foreignKeysTo(each);
            if (change.verb() == Verb.DELETE) {
                pointers.forEach(key -> onDelete(key, new HashSet<>()));
            } else if (!pointers.isEmpty() || !Facts.foreignKeysOf(each).isEmpty()) {
                forecast.unsure(Aspect.LOCKS, "the other ends of foreign keys, where keys change");
            }
        }
    }

    /** The rows that point to a deleted one are looked for, or changed with it. */
    private void onDelete(Constraint key, Set<Relation> visited) {
        Relation pointer = facts.relation(key.relation());
        boolean looks = key.onDelete() == 'a' || key.onDelete() == 'r';
        forecast.lock(facts.family(pointer), looks ? LockMode.ROW_SHARE : LockMode.ROW_EXCLUSIVE);
        if (!looks) {
            reacts(pointer);
        }
        if (key.onDelete() == 'c' && visited.add(pointer)) {
            facts.foreignKeysTo(pointer).forEach(next -> onDelete(next, visited));
        }
    }

    private void copy(Copy copy) {
        RelationName name = copy.relation();
        if (name == null) {
            copy.relations().forEach(each -> read(facts.relation(each), LockMode.ACCESS_SHARE));
            forecast.unsure(Aspect.SCANS, PLANNER);
            return;
        }
        Relation relation = facts.relation(name);
        if (copy.loads()) {
            insert(relation);
            reacts(relation);
        } else {
            forecast.lock(relation, LockMode.ACCESS_SHARE);
            forecast.scan(relation);
        }
    }

    private void reacts(Relation relation) {
        if (relation.reacts()) {
            forecast.unsureOfAll("triggers or rules of " + relation.name() + " run");
        }
    }

    /** Functions that came with PostgreSQL touch no table of people's schemas. */
    private void calls(List<RelationName> calls) {
        for (RelationName call : calls) {
            Function function = facts.functions().get(call);
            boolean own = function != null && function.own() == function.count();
            if (!own && (function != null || call.schema() != null)) {
                forecast.unsureOfAll("only the server knows what " + call + " does");
            }
        }
    }
}
