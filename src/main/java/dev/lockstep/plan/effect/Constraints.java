package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Altering.AlteredTable;
import dev.lockstep.plan.effect.Facts.Column;
import dev.lockstep.plan.effect.Facts.Constraint;
import dev.lockstep.plan.effect.Facts.Index;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.TableAction.AddConstraint;
import dev.lockstep.sql.TableAction.DropConstraint;
import dev.lockstep.sql.TableAction.RenameConstraint;
import dev.lockstep.sql.TableAction.ValidateConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Constraints that are added, checked and dropped. */
final class Constraints {
    private final Facts facts;
    private final Forecast forecast;
    private final AlteredTable target;
    private final Columns columns;

    Constraints(Facts facts, Forecast forecast, AlteredTable target) {
        this.facts = facts;
        this.forecast = forecast;
        this.target = target;
        this.columns = new Columns(facts, forecast, target);
    }

    void add(AddConstraint add) {
        boolean checked = !add.notValid() && add.enforced();
        switch (add.kind()) {
            case CHECK -> {
                List<Relation> all = columns.all();
                if (checked) {
                    all.forEach(forecast::scan);
                }
            }
            case NOT_NULL -> {
                columns.all();
                if (checked) {
                    add.columns().forEach(columns::notNull);
                }
            }
            case UNIQUE, EXCLUDE -> key(add);
            case PRIMARY_KEY -> {
                key(add);
                primaryKeyColumns(add).forEach(this::notNull);
            }
            case FOREIGN_KEY ->
                    foreignKey(Objects.requireNonNullElse(add.references(), NOWHERE), checked);
        }
    }

    private static final RelationName NOWHERE = new RelationName(null, "?");

    /** An index is built, unless one that is there is taken. */
    private void key(AddConstraint add) {
        if (add.index() != null) {
            return;
        }
        for (Relation each : partitions()) {
            forecast.lock(each, LockMode.SHARE);
            forecast.scan(each);
        }
        if (facts.version() >= 180000) {
            columns.all();
        }
    }

    /** Children by inheritance have indexes of their own. */
    private List<Relation> partitions() {
        boolean shared = target.relation().partitioned() && !target.only();
        return shared ? facts.family(target.relation()) : List.of(target.relation());
    }

    private List<String> primaryKeyColumns(AddConstraint add) {
        return target.relation().indexes().stream()
                .filter(index -> index.name().equals(add.index()))
                .map(Index::keys)
                .findFirst()
                .orElse(add.columns());
    }

    private void notNull(String column) {
        boolean known = target.relation().column(column).filter(Column::notNull).isPresent();
        if (!known) {
            columns.notNull(column);
        }
    }

    /** Both sides are locked, and read where the rows present are checked. */
    void foreignKey(RelationName references, boolean checked) {
        List<Relation> to = facts.family(facts.relation(references));
        List<Relation> from = partitions();
        forecast.lock(from, LockMode.SHARE_ROW_EXCLUSIVE);
        forecast.lock(to, LockMode.SHARE_ROW_EXCLUSIVE);
        if (checked) {
            from.forEach(forecast::scan);
            to.forEach(forecast::scan);
        }
    }

    void validate(ValidateConstraint validate) {
        Optional<Constraint> found = target.relation().constraint(validate.constraint());
        if (found.isEmpty()) {
            forecast.unsure(
                    Aspect.LOCKS, "the constraint " + validate.constraint() + " is not there yet");
            forecast.unsure(
                    Aspect.SCANS, "the constraint " + validate.constraint() + " is not there yet");
            return;
        }
        Constraint constraint = found.get();
        if (constraint.valid()) {
            return;
        }
        columns.all().forEach(forecast::scan);
        if (constraint.foreignKey()) {
            for (Relation each : facts.family(facts.relation(constraint.referenced()))) {
                forecast.lock(each, LockMode.ROW_SHARE);
                forecast.scan(each);
            }
        }
    }

    void drop(DropConstraint drop) {
        Optional<Constraint> found = target.relation().constraint(drop.constraint());
        if (found.isEmpty()) {
            if (!drop.ifExists()) {
                forecast.unsure(
                        Aspect.LOCKS, "the constraint " + drop.constraint() + " is not there yet");
            }
            return;
        }
        Constraint constraint = found.get();
        columns.all();
        switch (constraint.kind()) {
            case 'f' ->
                    forecast.lock(
                            facts.family(facts.relation(constraint.referenced())),
                            LockMode.ACCESS_EXCLUSIVE);
            case 'p', 'u' -> {
                for (Constraint key : facts.foreignKeysTo(target.relation())) {
                    boolean same =
                            new HashSet<>(key.referencedColumns())
                                    .equals(new HashSet<>(constraint.columns()));
                    if (same) {
                        forecast.lock(facts.relation(key.relation()), LockMode.ACCESS_EXCLUSIVE);
                    }
                }
            }
            default -> {}
        }
    }

    void rename(RenameConstraint rename) {
        boolean handedDown =
                target.relation()
                        .constraint(rename.constraint())
                        .filter(Constraint::check)
                        .isPresent();
        if (handedDown) {
            columns.all();
        }
    }
}
