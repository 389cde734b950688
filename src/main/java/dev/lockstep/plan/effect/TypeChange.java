package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Altering.AlteredTable;
import dev.lockstep.plan.effect.Conversion.Change;
import dev.lockstep.plan.effect.Facts.Cast;
import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Index;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.Expression;
import dev.lockstep.sql.TableAction.ChangeType;
import dev.lockstep.sql.TypeName;
import java.util.ArrayList;
import java.util.List;

/** ALTER COLUMN ... TYPE: all rows are written again, or only indexes, or nothing at all. */
final class TypeChange {
    private final Facts facts;
    private final Forecast forecast;
    private final AlteredTable target;

    TypeChange(Facts facts, Forecast forecast, AlteredTable target) {
        this.facts = facts;
        this.forecast = forecast;
        this.target = target;
    }

    void of(ChangeType change) {
        List<Relation> all = new Columns(facts, forecast, target).all();
        Column column = target.relation().column(change.column()).orElse(null);
        KnownType type = facts.types().get(change.type().text());
        if (column == null || type == null) {
            String because =
                    column == null
                            ? "the column " + change.column() + " is not there yet"
                            : "the type " + change.type().text() + " is not there yet";
            forecast.unsureOfAll(because);
            return;
        }
        Change needed = needed(column, change);
        for (Relation each : all) {
            if (needed == Change.REWRITE) {
                forecast.copy(each);
            } else if (checksAgain(each, change, column, type)) {
                forecast.scan(each);
            }
            foreignKeys(each, change.column(), comparesAnew(column, type));
        }
        if (needed == Change.UNKNOWN) {
            forecast.unsure(Aspect.REWRITES, "the two precisions were not compared");
            forecast.unsure(Aspect.SCANS, "the two precisions were not compared");
        }
    }

    /** A USING that is the column itself, cast or not, is judged like no USING. */
    private Change needed(Column column, ChangeType change) {
        Expression using = change.using();
        if (using != null && !change.column().equals(using.column())) {
            return Change.REWRITE;
        }
        List<TypeName> way = new ArrayList<>(using == null ? List.of() : using.casts());
        way.add(change.type());
        Conversion conversion = new Conversion(facts);
        long from = column.base();
        int modifier = column.modifier();
        Change worst = Change.NONE;
        for (TypeName step : way) {
            KnownType type = facts.types().get(step.text());
            if (type == null) {
                return Change.UNKNOWN;
            }
            int next = Conversion.modifier(type, step);
            Change here = conversion.between(from, modifier, type, next);
            worst = worst.compareTo(here) < 0 ? here : worst;
            from = type.base();
            modifier = next;
        }
        return worst;
    }

    /** CHECKs that use the column, and indexes that cannot be kept as they are. */
    private static boolean rebuilds(Index index, String name, KnownType type, boolean sameType) {
        if (!index.columns().contains(name)) {
            return false;
        }
        if (index.computed()) {
            return true;
        }
        int place = index.keys().indexOf(name);
        boolean key = place >= 0 && place < index.classTypes().size();
        return key && !sameType && type.ownClass() && index.classTypes().get(place) != type.base();
    }

    private boolean checksAgain(Relation each, ChangeType change, Column column, KnownType type) {
        String name = change.column();
        boolean check =
                each.constraints().stream()
                        .anyMatch(c -> c.check() && c.valid() && c.columns().contains(name));
        boolean sameType = column.base() == type.base();
        boolean index =
                each.indexes().stream()
                        .anyMatch(i ->
                                rebuilds(i, name, type, sameType)
                                        || (change.collation() && i.columns().contains(name)));
        return check || index;
    }

    private boolean comparesAnew(Column column, KnownType type) {
        return column.base() != type.base()
                && !facts.casts().contains(new Cast(column.base(), type.base()));
    }

    /** Foreign keys of the column are made anew, and checked where they compare other types. */
    private void foreignKeys(Relation each, String column, boolean anew) {
        List<Constraint> keys = new ArrayList<>();
        Facts.foreignKeysOf(each).stream()
                .filter(key -> key.columns().contains(column))
                .forEach(keys::add);
        facts.foreignKeysTo(each).stream()
                .filter(key -> key.referencedColumns().contains(column))
                .forEach(keys::add);
        for (Constraint key : keys) {
            for (long side : List.of(key.relation(), key.referenced())) {
                Relation relation = facts.relation(side);
                forecast.lock(relation, LockMode.ACCESS_EXCLUSIVE);
                if (anew && key.valid()) {
                    forecast.scan(relation);
                }
            }
        }
    }
}
