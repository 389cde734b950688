package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.ObjectShape.AlterDomain;
import dev.lockstep.sql.ObjectShape.AlterSchema;
import dev.lockstep.sql.ObjectShape.AlterType;
import dev.lockstep.sql.ObjectShape.Comment;
import dev.lockstep.sql.ObjectShape.CreateRoutine;
import dev.lockstep.sql.ObjectShape.CreateTrigger;
import dev.lockstep.sql.ObjectShape.CreateView;
import dev.lockstep.sql.ObjectShape.Definition;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.ObjectShape.Grant;
import dev.lockstep.sql.ObjectShape.Refresh;
import dev.lockstep.sql.RelationName;
import java.util.List;
import java.util.Set;

/** Views, triggers, domains and all other definitions around tables. */
final class Defining {
    private final Facts facts;
    private final Forecast forecast;

    Defining(Facts facts, Forecast forecast) {
        this.facts = facts;
        this.forecast = forecast;
    }

    void object(ObjectShape shape) {
        switch (shape) {
            case CreateView create -> view(create);
            case Refresh refresh -> refresh(refresh);
            case CreateTrigger create -> trigger(create);
            case AlterDomain alter -> domain(alter);
            case DropObjects drop -> new Dropping(facts, forecast).objects(drop);
            case Comment comment -> comment(comment);
            case Grant grant -> {
                if (facts.version() >= 180000) {
                    lock(grant.relations(), LockMode.ACCESS_SHARE);
                }
            }
            case Definition definition -> definition(definition);
            case CreateRoutine create -> {
                if (create.sql()) {
                    forecast.unsure(Aspect.LOCKS, "the tables of its body are looked up");
                }
            }
            case AlterType alter -> {}
            case AlterSchema alter -> {}
        }
    }

    private void view(CreateView create) {
        boolean stored = create.kind().equals("CREATE MATERIALIZED VIEW");
        forecast.lock(facts.relation(create.name()), LockMode.ACCESS_EXCLUSIVE);
        Changing reading = new Changing(facts, forecast);
        for (RelationName name : create.relations()) {
            if (name.equals(create.name())) {
                continue;
            }
            if (stored && create.withData()) {
                reading.read(facts.relation(name), LockMode.ACCESS_SHARE);
            } else {
                forecast.lock(facts.relation(name), LockMode.ACCESS_SHARE);
            }
        }
        if (stored && create.withData()) {
            forecast.unsure(Aspect.SCANS, Changing.PLANNER);
        }
    }

    private void refresh(Refresh refresh) {
        Relation view = facts.relation(refresh.relation());
        forecast.lock(
                view, refresh.concurrently() ? LockMode.EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
        if (!refresh.concurrently()) {
            forecast.rewrite(view);
        }
        if (refresh.withData()) {
            Changing reading = new Changing(facts, forecast);
            view.sources().forEach(oid -> reading.read(facts.relation(oid), LockMode.ACCESS_SHARE));
            forecast.unsure(Aspect.SCANS, Changing.PLANNER);
        }
    }

    /** A trigger for each row is made on all partitions. */
    private void trigger(CreateTrigger create) {
        lock(create.relations(), LockMode.ACCESS_SHARE);
        Relation relation = facts.relation(create.relation());
        boolean handedDown = create.eachRow() && relation.partitioned();
        forecast.lock(
                handedDown ? facts.family(relation) : List.of(relation),
                LockMode.SHARE_ROW_EXCLUSIVE);
    }

    /** Every table with such a column is read, for each of them. */
    private void domain(AlterDomain alter) {
        boolean checks =
                switch (alter.change()) {
                    case ADD, VALIDATE, SET_NOT_NULL -> true;
                    case ADD_NOT_VALID, OTHER -> false;
                };
        KnownType type = facts.types().get(Mentions.quoted(alter.name()));
        if (!checks || type == null) {
            return;
        }
        for (Relation relation : facts.relations().all()) {
            boolean uses =
                    relation.columns().stream().anyMatch(column -> column.type() == type.oid());
            if (uses && relation.stored()) {
                forecast.lock(relation, LockMode.SHARE);
                forecast.scan(relation);
            }
        }
    }

    private void comment(Comment comment) {
        if (comment.relation() != null && !comment.object().equals("SEQUENCE")) {
            boolean whole =
                    Set.of("TABLE", "COLUMN", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE")
                            .contains(comment.object());
            lock(
                    List.of(comment.relation()),
                    whole ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_SHARE);
        }
    }

    private void definition(Definition definition) {
        switch (definition.kind()) {
            case "CREATE POLICY", "ALTER POLICY", "CREATE RULE", "ALTER RULE" ->
                    lock(definition.relations(), LockMode.ACCESS_EXCLUSIVE);
            case "ALTER TRIGGER" -> {
                lock(definition.relations(), LockMode.ACCESS_EXCLUSIVE);
                for (RelationName name : definition.relations()) {
                    Relation relation = facts.relation(name);
                    if (relation.partitioned() && !relation.rowTriggers().isEmpty()) {
                        forecast.unsure(Aspect.LOCKS, "its partitions may have the trigger too");
                    }
                }
            }
            case "CREATE STATISTICS", "CREATE PUBLICATION" ->
                    lock(definition.relations(), LockMode.SHARE_UPDATE_EXCLUSIVE);
            case "CREATE EXTENSION", "ALTER EXTENSION" ->
                    forecast.unsureOfAll("the extension's own script runs");
            case "CREATE SEQUENCE" ->
                    forecast.unsure(Aspect.LOCKS, "a table that shall own it is looked up");
            case "ALTER PUBLICATION" ->
                    forecast.unsure(Aspect.LOCKS, "its tables were not looked for");
            case "ALTER TABLE" -> forecast.unsureOfAll("it goes from table to table");
            default -> {}
        }
    }

    private void lock(List<RelationName> names, LockMode mode) {
        names.forEach(name -> forecast.lock(facts.relation(name), mode));
    }
}
