package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableAction.AlterColumn;
import dev.lockstep.sql.TableAction.Inherit;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.Set;

/** ALTER TABLE and what is written like it: the strongest lock of its actions is taken first. */
final class Altering {
    /** Storage parameters that leave readers and writers alone ({@code reloptions.c}). */
    private static final Set<String> GENTLE =
            Set.of(
                    "fillfactor",
                    "log_autovacuum_min_duration",
                    "log_autovacuum_max_duration",
                    "n_distinct",
                    "n_distinct_inherited",
                    "parallel_workers",
                    "toast_tuple_target",
                    "vacuum_index_cleanup",
                    "vacuum_max_eager_freeze_failure_rate",
                    "vacuum_truncate");

    private final Facts facts;
    private final Forecast forecast;

    Altering(Facts facts, Forecast forecast) {
        this.facts = facts;
        this.forecast = forecast;
    }

    void table(AlterTable alter) {
        if (alter.kind().equals("ALTER SEQUENCE")) {
            forecast.unsure(Aspect.LOCKS, "a table that shall own it is looked up");
            return;
        }
        Relation relation = facts.relation(alter.relation());
        boolean nothing = alter.ifExists() && relation.unknown();
        if (nothing || alter.kind().equals("ALTER INDEX")) {
            return;
        }
        LockMode mode =
                alter.actions().stream()
                        .map(action -> mode(action, alter))
                        .reduce(LockMode.ACCESS_SHARE, LockMode::stronger);
        forecast.lock(relation, mode);
        AlteredTable target = new AlteredTable(relation, alter.only(), mode);
        for (TableAction action : alter.actions()) {
            action(target, action);
        }
    }

    /** The table, and whether its children are meant too. */
    record AlteredTable(Relation relation, boolean only, LockMode mode) {}

    private void action(AlteredTable target, TableAction action) {
        Relation relation = target.relation();
        Columns columns = new Columns(facts, forecast, target);
        Constraints constraints = new Constraints(facts, forecast, target);
        switch (action) {
            case TableAction.AddColumn add -> columns.add(add);
            case TableAction.DropColumn drop -> columns.drop(drop);
            case TableAction.AlterColumn change -> columns.alter(change);
            case TableAction.ChangeType change ->
                    new TypeChange(facts, forecast, target).of(change);
            case TableAction.AddConstraint add -> constraints.add(add);
            case TableAction.ValidateConstraint validate -> constraints.validate(validate);
            case TableAction.DropConstraint drop -> constraints.drop(drop);
            case TableAction.RenameColumn rename -> columns.all();
            case TableAction.RenameConstraint rename -> constraints.rename(rename);
            case TableAction.AttachPartition attach ->
                    new Partitions(facts, forecast).attach(relation, attach);
            case TableAction.DetachPartition detach ->
                    new Partitions(facts, forecast).detach(relation, detach);
            case TableAction.Inherit inherit -> inherit(inherit);
            case TableAction.RenameTable rename -> {}
            case TableAction.SetOptions set -> {}
            case TableAction.Other other -> other(relation, other);
        }
    }

    private void inherit(Inherit inherit) {
        forecast.lock(
                facts.relation(inherit.parent()),
                inherit.ends() ? LockMode.ACCESS_SHARE : LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    private void other(Relation relation, TableAction.Other other) {
        String name = other.name() == null ? "" : other.name();
        switch (other.words()) {
            case "SET LOGGED" -> copyIf(relation, relation.persistence() != 'p');
            case "SET UNLOGGED" -> copyIf(relation, relation.persistence() != 'u');
            case "SET ACCESS METHOD" -> copyIf(relation, !relation.method().equals(name));
            case "SET TABLESPACE" -> {
                if (!relation.tablespace().equals(name)) {
                    forecast.rewrite(relation);
                }
            }
            case "ALTER CONSTRAINT",
                    "CLUSTER ON",
                    "SET WITHOUT CLUSTER",
                    "SET WITHOUT",
                    "SET SCHEMA",
                    "OWNER TO",
                    "REPLICA IDENTITY",
                    "OF",
                    "NOT OF",
                    "ENABLE ROW LEVEL SECURITY",
                    "DISABLE ROW LEVEL SECURITY",
                    "FORCE ROW LEVEL SECURITY",
                    "NO FORCE ROW LEVEL SECURITY" -> {}
            default -> {
                if (!triggers(other)) {
                    forecast.unsureOfAll("what " + other.words() + " does was never tried");
                }
            }
        }
    }

    private void copyIf(Relation relation, boolean differs) {
        if (differs) {
            forecast.copy(relation);
        }
    }

    private static boolean triggers(TableAction.Other other) {
        return other.words().matches("(ENABLE|DISABLE)( ALWAYS| REPLICA)? (TRIGGER|RULE)");
    }

    /** As {@code AlterTableGetLockLevel} decides it. */
    private static LockMode mode(TableAction action, AlterTable alter) {
        return switch (action) {
            case TableAction.AddConstraint add ->
                    add.kind() == TableAction.AddConstraint.Kind.FOREIGN_KEY
                            ? LockMode.SHARE_ROW_EXCLUSIVE
                            : LockMode.ACCESS_EXCLUSIVE;
            case TableAction.ValidateConstraint validate -> LockMode.SHARE_UPDATE_EXCLUSIVE;
            case TableAction.AttachPartition attach -> LockMode.SHARE_UPDATE_EXCLUSIVE;
            case TableAction.DetachPartition detach ->
                    detach.concurrently() || detach.finalizing()
                            ? LockMode.SHARE_UPDATE_EXCLUSIVE
                            : LockMode.ACCESS_EXCLUSIVE;
            case TableAction.AlterColumn column ->
                    column.change() == AlterColumn.Change.SET_STATISTICS
                                    || column.change() == AlterColumn.Change.OPTIONS
                            ? LockMode.SHARE_UPDATE_EXCLUSIVE
                            : LockMode.ACCESS_EXCLUSIVE;
            case TableAction.SetOptions set ->
                    alter.kind().equals("ALTER TABLE")
                                    && set.names().stream().allMatch(Altering::gentle)
                            ? LockMode.SHARE_UPDATE_EXCLUSIVE
                            : LockMode.ACCESS_EXCLUSIVE;
            case TableAction.Other other -> mode(other);
            case TableAction.AddColumn add -> LockMode.ACCESS_EXCLUSIVE;
            case TableAction.DropColumn drop -> LockMode.ACCESS_EXCLUSIVE;
            case TableAction.ChangeType change -> LockMode.ACCESS_EXCLUSIVE;
            case TableAction.DropConstraint drop -> LockMode.ACCESS_EXCLUSIVE;
            case TableAction.RenameTable rename -> LockMode.ACCESS_EXCLUSIVE;
            case TableAction.RenameColumn rename -> LockMode.ACCESS_EXCLUSIVE;
            case TableAction.RenameConstraint rename -> LockMode.ACCESS_EXCLUSIVE;
            case TableAction.Inherit inherit -> LockMode.ACCESS_EXCLUSIVE;
        };
    }

    private static LockMode mode(TableAction.Other other) {
        if (other.words().equals("CLUSTER ON") || other.words().startsWith("SET WITHOUT")) {
            return LockMode.SHARE_UPDATE_EXCLUSIVE;
        }
        return triggers(other) && other.words().endsWith("TRIGGER")
                ? LockMode.SHARE_ROW_EXCLUSIVE
                : LockMode.ACCESS_EXCLUSIVE;
    }

    private static boolean gentle(String option) {
        String name = option.startsWith("toast.") ? option.substring(6) : option;
        return GENTLE.contains(name) || name.startsWith("autovacuum_");
    }
}
