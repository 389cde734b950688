package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Altering.AlteredTable;
import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Function;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ColumnDefinition;
import dev.lockstep.sql.ColumnDefinition.Generation;
import dev.lockstep.sql.Expression;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TableAction.AlterColumn;
import dev.lockstep.sql.TableAction.DropColumn;
import java.util.List;

/** Columns that come, go and change, in a table and in all its children. */
final class Columns {
    private final Facts facts;
    private final Forecast forecast;
    private final AlteredTable target;

    Columns(Facts facts, Forecast forecast, AlteredTable target) {
        this.facts = facts;
        this.forecast = forecast;
        this.target = target;
    }

    /** The table and its children are locked alike. */
    List<Relation> all() {
        List<Relation> all =
                target.only() ? List.of(target.relation()) : facts.family(target.relation());
        forecast.lock(all, target.mode());
        return all;
    }

    void add(AddColumn add) {
        if (add.ifNotExists() && target.relation().column(add.column()).isPresent()) {
            return;
        }
        ColumnDefinition definition = add.definition();
        List<Relation> all = all();
        if (fillsEachRow(definition)) {
            all.forEach(forecast::copy);
        }
        boolean made =
                definition.generation() == Generation.VIRTUAL
                        || definition.generation() == Generation.UNSAID;
        boolean looks =
                definition.check()
                        || definition.unique()
                        || definition.primaryKey()
                        || (made && definition.notNull());
        if (looks) {
            all.forEach(forecast::scan);
        }
        RelationName references = add.references();
        if (references != null) {
            boolean values = definition.defaultValue() != null || serial(definition);
            new Constraints(facts, forecast, target).foreignKey(references, values);
        }
    }

    /** A default that is the same for all rows is written once, into the catalog. */
    private boolean fillsEachRow(ColumnDefinition definition) {
        if (serial(definition)
                || definition.generation() == Generation.IDENTITY
                || definition.generation() == Generation.STORED) {
            return true;
        }
        Expression value = definition.defaultValue();
        KnownType type =
                definition.type() == null ? null : facts.types().get(definition.type().text());
        if (type == null) {
            unsure("the type of the column is not there yet");
            return false;
        }
        return type.constrained() || (value == null ? type.volatileDefault() : differsByRow(value));
    }

    private static boolean serial(ColumnDefinition definition) {
        return definition.type() != null && definition.type().serial();
    }

    /**
     * Whether it calls a volatile function; one that folds away, or a body that is inlined and
     * turns out constant, counts too.
     */
    private boolean differsByRow(Expression value) {
        for (RelationName call : value.calls()) {
            Function function = facts.functions().get(call);
            if (function != null && function.volatiles() > 0) {
                if (function.volatiles() < function.count()) {
                    unsure("some functions " + call + " are volatile and others are not");
                }
                return true;
            }
            if (function == null && call.schema() != null) {
                unsure("the function " + call + " is not there yet");
            }
        }
        return false;
    }

    private void unsure(String because) {
        forecast.unsure(Aspect.REWRITES, because);
        forecast.unsure(Aspect.SCANS, because);
    }

    void drop(DropColumn drop) {
        Relation relation = target.relation();
        if (drop.ifExists() && relation.column(drop.column()).isEmpty()) {
            return;
        }
        for (Relation each : all()) {
            for (Constraint key : Facts.foreignKeysOf(each)) {
                if (key.columns().contains(drop.column())) {
                    forecast.lock(facts.relation(key.referenced()), LockMode.ACCESS_EXCLUSIVE);
                }
            }
            for (Constraint key : facts.foreignKeysTo(each)) {
                if (key.referencedColumns().contains(drop.column())) {
                    forecast.lock(facts.relation(key.relation()), LockMode.ACCESS_EXCLUSIVE);
                }
            }
            if (!facts.readers(each).isEmpty()) {
                forecast.unsure(Aspect.LOCKS, "views of " + each.name() + " may fall with it");
            }
        }
    }

    void alter(AlterColumn alter) {
        switch (alter.change()) {
            case SET_NOT_NULL -> notNull(alter.column());
            case SET_EXPRESSION -> {
                for (Relation each : all()) {
                    boolean stored =
                            each.column(alter.column())
                                    .filter(column -> column.generated().equals("s"))
                                    .isPresent();
                    if (stored) {
                        forecast.copy(each);
                    }
                }
            }
            case SET_DEFAULT, DROP_DEFAULT, DROP_NOT_NULL, SET_STATISTICS, OTHER -> all();
            case OPTIONS, SET_COMPRESSION -> {}
        }
    }

    /** Reads every row, unless the catalog proves that there is no null. */
    void notNull(String name) {
        for (Relation each : all()) {
            boolean known =
                    each.column(name).filter(Column::notNull).isPresent()
                            || each.constraints().stream()
                                    .filter(check -> check.check() && check.valid())
                                    .anyMatch(check -> Conjuncts.demandValue(check, name));
            if (!known) {
                forecast.scan(each);
            }
        }
    }
}
