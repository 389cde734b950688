package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.ServerShape;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableAction.AddConstraint;
import dev.lockstep.sql.TableShape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the statements of a plan before the one that is looked at have changed, as far as the
 * catalog lags behind: where {@link Overlay} cannot follow, what is foreseen may lack something,
 * and that is said.
 */
final class Earlier {
    private final Facts facts;
    private final Overlay overlay;

    /** Relations that were made or changed. */
    private final Set<String> touched = new HashSet<>();

    /** Those of them that are tied to others now: more may be locked with them. */
    private final Set<String> tied = new HashSet<>();

    private final Set<String> routines = new HashSet<>();
    private boolean something;

    Earlier(Facts facts) {
        this.facts = facts;
        this.overlay = new Overlay(facts);
    }

    /** Says what may be wrong with what is foreseen of that statement. */
    void doubt(StatementShape shape, Forecast forecast) {
        for (RelationName name : shape.relations()) {
            Relation relation = facts.relation(name);
            String because = relation.name() + " is changed earlier in the plan";
            if (isTied(relation)) {
                forecast.unsureOfAll(because);
            } else if (definesTables(shape) && touched.contains(relation.name())) {
                forecast.unsure(Aspect.REWRITES, because);
                forecast.unsure(Aspect.SCANS, because);
                if (shape instanceof ObjectShape.DropObjects drop && drop.ifExists()) {
                    forecast.unsure(Aspect.LOCKS, because);
                }
            }
        }
        if (something) {
            doubtWhatIsFoundByName(shape, forecast);
        }
    }

    /** Itself, what is below it, and what is above. */
    private boolean isTied(Relation relation) {
        return !tied.isEmpty()
                && (facts.family(relation).stream().anyMatch(each -> tied.contains(each.name()))
                        || relation.parents().stream().anyMatch(oid -> above(facts.relation(oid))));
    }

    private boolean above(Relation relation) {
        return tied.contains(relation.name())
                || relation.parents().stream().anyMatch(oid -> above(facts.relation(oid)));
    }

    private void doubtWhatIsFoundByName(StatementShape shape, Forecast forecast) {
        List<RelationName> indexes =
                switch (shape) {
                    case IndexShape.DropIndex drop -> drop.names();
                    case IndexShape.Reindex reindex when reindex.name() != null ->
                            List.of(reindex.name());
                    default -> List.of();
                };
        for (RelationName name : indexes) {
            if (!facts.knows(name)) {
                forecast.unsureOfAll(name + " is made earlier in the plan");
            }
        }
        if (shape instanceof ObjectShape.AlterDomain domain) {
            forecast.unsureOfAll("tables that use " + domain.name() + " may be made earlier");
        }
        for (RelationName call : Mentions.of(List.of(shape)).calls()) {
            if (routines.contains(call.name())) {
                forecast.unsureOfAll(call + "() is made earlier in the plan");
            }
        }
    }

    /** What the statement makes is new already while it is looked at. */
    void announce(StatementShape shape) {
        switch (shape) {
            case TableShape.CreateTable create -> made(create.name());
            case ObjectShape.CreateView view when !view.orReplace() -> made(view.name());
            default -> {}
        }
    }

    /** The statement will have run before the next one. */
    void take(StatementShape shape) {
        if (!definesTables(shape)) {
            return;
        }
        something = true;
        if (shape instanceof ObjectShape.CreateRoutine routine) {
            routines.add(routine.name().name());
        }
        boolean ties = ties(shape);
        if (!overlay.take(shape)) {
            shape.relations().forEach(name -> touched.add(facts.relation(name).name()));
            ties |= shape.relations().stream().anyMatch(this::hasKin);
        }
        if (ties) {
            shape.relations().forEach(name -> tied.add(facts.relation(name).name()));
        }
    }

    private void made(RelationName name) {
        if (!facts.knows(name) || facts.assumed()) {
            facts.made().add(facts.relation(name).name());
        }
    }

    /** Whether what is done to it is done to others too. */
    private boolean hasKin(RelationName name) {
        Relation relation = facts.relation(name);
        return relation.partitioned()
                || !relation.parents().isEmpty()
                || facts.family(relation).size() > 1;
    }

    private static boolean ties(StatementShape shape) {
        return switch (shape) {
            case TableShape.CreateTable create -> create.relations().size() > 1;
            case TableShape.AlterTable alter -> alter.actions().stream().anyMatch(Earlier::ties);
            case TableShape.Truncate truncate -> false;
            case IndexShape index -> false;
            case ObjectShape.CreateView view -> true;
            case ObjectShape.DropObjects drop -> true;
            case ObjectShape.CreateTrigger trigger -> true;
            case ObjectShape object -> false;
            case DataShape data -> false;
            case SessionShape session -> false;
            case ServerShape server -> false;
        };
    }

    private static boolean ties(TableAction action) {
        return switch (action) {
            case AddConstraint add -> add.references() != null;
            case TableAction.AddColumn add -> add.references() != null;
            case TableAction.AttachPartition a -> true;
            case TableAction.DetachPartition d -> true;
            case TableAction.Inherit i -> true;
            case TableAction.RenameTable r -> true;
            default -> false;
        };
    }

    private static boolean definesTables(StatementShape shape) {
        return switch (shape) {
            case TableShape table -> true;
            case IndexShape index -> true;
            case ObjectShape object -> true;
            case DataShape data -> false;
            case SessionShape session -> false;
            case ServerShape server -> false;
        };
    }
}
