package dev.lockstep.command;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Estimate;
import dev.lockstep.model.Hazard;
import dev.lockstep.model.TableUse;
import dev.lockstep.plan.Outlook;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Foresight;
import dev.lockstep.plan.rule.Hazards;
import dev.lockstep.plan.rule.Hazards.Planned;
import dev.lockstep.plan.rule.Hazards.Told;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the database that we are on says of a plan: asked once, for all its statements. */
final class LiveOutlook implements Outlook {
    private final SearchPath searchPath;
    private final Map<Statement, Told> told;

    /** Asks it now. */
    LiveOutlook(Session session, Plan plan) {
        this.searchPath = SearchPath.of(session, plan.unqualified());
        List<Planned> scripts =
                plan.runs().stream()
                        .map(run ->
                                new Planned(run.script(), run.transactional(), run.reversible()))
                        .toList();
        Facts facts =
                Foresight.facts(
                        session,
                        scripts.stream()
                                .flatMap(each -> each.script().statements().stream())
                                .map(Statement::shape)
                                .toList());
        this.told = Hazards.of(facts, scripts, false);
    }

    @Override
    public String name(RelationName relation) {
        return searchPath.qualified(relation);
    }

    @Override
    public @Nullable Effects effects(Statement statement) {
        Told known = told.get(statement);
        return known == null ? null : known.effects();
    }

    /** The relations that it names, as they are now. */
    List<TableUse> tables(Statement statement) {
        Told known = told.get(statement);
        return known == null ? List.of() : known.tables();
    }

    @Override
    public @Nullable Estimate estimate(Statement statement) {
        Told known = told.get(statement);
        return known == null ? null : known.estimate();
    }

    /** The relations that the plan locks, and whose locks others hold for a while already. */
    List<TableUse> held() {
        Map<String, TableUse> held = new LinkedHashMap<>();
        for (Told known : told.values()) {
            for (TableUse table : known.tables()) {
                boolean locks =
                        known.effects().locks().stream()
                                .anyMatch(lock -> lock.relation().equals(table.relation()));
                if (locks && !table.holders().isEmpty()) {
                    held.put(table.relation(), table);
                }
            }
        }
        return held.values().stream().sorted(Comparator.comparing(TableUse::relation)).toList();
    }

    @Override
    public List<Hazard> hazards(Statement statement) {
        Told known = told.get(statement);
        return known == null ? List.of() : known.hazards();
    }
}
