package dev.lockstep.command;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Estimate;
import dev.lockstep.model.Hazard;
import dev.lockstep.model.LockHolder;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.TableUse;
import dev.lockstep.plan.Outlook;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Foresight;
import dev.lockstep.plan.rule.Hazards;
import dev.lockstep.plan.rule.Hazards.Planned;
import dev.lockstep.plan.rule.Hazards.Told;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.LockClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /**
     * The relations that the plan locks, and whose locks others hold for a while already. A build
     * outside a transaction is in nobody's way who only reads there: for what it waits for besides,
     * see {@link #builds}.
     */
    List<Held> held() {
        Map<String, Held> held = new TreeMap<>();
        told.forEach((statement, known) -> {
            for (TableUse table : known.tables()) {
                List<LockHolder> holders =
                        table.holders().stream()
                                .filter(holder -> !isBuild(statement) || keepsBuildsOut(holder))
                                .toList();
                boolean locks =
                        known.effects().locks().stream()
                                .anyMatch(lock -> lock.relation().equals(table.relation()));
                if (locks && !holders.isEmpty()) {
                    boolean strong = statement.shape().lockClass() != LockClass.CONCURRENT;
                    held.putIfAbsent(
                            table.relation(),
                            new Held(
                                    table.relation(),
                                    holders,
                                    strong ? "a strong lock" : statement.shape().kind()));
                }
            }
        });
        return List.copyOf(held.values());
    }

    /** The first statement that builds an index while others work; empty where none does. */
    Optional<Statement> builds() {
        return told.keySet().stream().filter(LiveOutlook::isBuild).findFirst();
    }

    /**
     * CREATE INDEX and REINDEX CONCURRENTLY; DROP INDEX and DETACH PARTITION wait for the locks on
     * their table alone, but for every one of them.
     */
    private static boolean isBuild(Statement statement) {
        return statement.shape().lockClass() == LockClass.CONCURRENT
                && switch (statement.shape()) {
                    case IndexShape.CreateIndex index -> true;
                    case IndexShape.Reindex reindex -> true;
                    default -> false;
                };
    }

    private static boolean keepsBuildsOut(LockHolder holder) {
        return holder.mode().compareTo(LockMode.ROW_EXCLUSIVE) >= 0;
    }

    /**
     * A relation that others hold locks on.
     *
     * @param waiting what will wait for them
     */
    record Held(String relation, List<LockHolder> holders, String waiting) {}

    @Override
    public List<Hazard> hazards(Statement statement) {
        Told known = told.get(statement);
        return known == null ? List.of() : known.hazards();
    }
}
