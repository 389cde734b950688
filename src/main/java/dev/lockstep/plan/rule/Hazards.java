package dev.lockstep.plan.rule;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Estimate;
import dev.lockstep.model.Hazard;
import dev.lockstep.model.Hazard.Evidence;
import dev.lockstep.model.Hazard.Severity;
import dev.lockstep.model.LockHolder;
import dev.lockstep.model.TableUse;
import dev.lockstep.plan.effect.Estimates;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.plan.effect.Foresight;
import dev.lockstep.plan.effect.Use;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with the statements of a plan. */
public final class Hazards {
    private final Facts facts;
    private final boolean style;
    private final Foresight foresight;
    private final Estimates estimates;
    private final IdentityHashMap<Statement, Told> told = new IdentityHashMap<>();

    private Hazards(Facts facts, boolean style) {
        this.facts = facts;
        this.style = style;
        this.foresight = new Foresight(facts);
        this.estimates = new Estimates(facts);
    }

    /**
     * A script of a plan.
     *
     * @param transactional whether its statements share a transaction
     * @param reversible whether there is a way back
     */
    public record Planned(Script script, boolean transactional, boolean reversible) {}

    /** What is said of one statement. */
    public record Told(
            Effects effects,
            List<Hazard> hazards,
            List<TableUse> tables,
            @Nullable Estimate estimate) {
        /** Keeps its own copies. */
        public Told {
            hazards = List.copyOf(hazards);
            tables = List.copyOf(tables);
        }
    }

    /**
     * Of scripts in the order in which they would run, on the catalog that these facts tell.
     *
     * @param style whether what is bad style is told too
     */
    public static Map<Statement, Told> of(Facts facts, List<Planned> plan, boolean style) {
        Hazards hazards = new Hazards(facts, style);
        plan.forEach(
                planned -> hazards.pass(planned, scene -> hazards.look(scene, planned.script())));
        return hazards.told;
    }

    /** Each statement of these scripts, in the moment before it would run. */
    static void scenes(Facts facts, List<Planned> plan, Consumer<Scene> look) {
        Hazards hazards = new Hazards(facts, false);
        plan.forEach(planned -> hazards.pass(planned, look));
    }

    private void pass(Planned planned, Consumer<Scene> look) {
        if (facts.assumed()) {
            facts.made().clear(); // what an earlier migration made may be large by now
        }
        List<Scene> before = new ArrayList<>();
        Together together = new Together(planned.transactional());
        List<Statement> statements = planned.script().statements();
        for (Statement statement : statements) {
            Scene scene =
                    new Scene(
                            statement,
                            foresight.effects(statement.shape()),
                            facts,
                            planned.transactional(),
                            Collections.unmodifiableList(before),
                            statements.subList(before.size() + 1, statements.size()),
                            together,
                            planned.reversible());
            look.accept(scene);
            before.add(scene);
            together.pass(scene);
            foresight.pass(statement.shape());
        }
    }

    private void look(Scene scene, Script script) {
        List<Hazard> found = new ArrayList<>();
        look(Rules.about(scene.shape()), scene, script, found);
        if (style) {
            look(Rules.aboutStyle(scene.shape()), scene, script, found);
        }
        List<TableUse> tables =
                Stream.concat(
                                scene.shape().relations().stream().map(scene::relation),
                                lockedByOthers(scene))
                        .distinct()
                        .map(this::use)
                        .toList();
        told.put(
                scene.statement(),
                new Told(
                        scene.effects(),
                        found,
                        tables,
                        estimates.of(scene.shape(), scene.effects()).orElse(null)));
    }

    /** What it locks without naming it, the table of an index, where others hold it now. */
    private Stream<Relation> lockedByOthers(Scene scene) {
        return scene.effects().locks().stream()
                .flatMap(lock -> scene.relation(lock.relation()).stream())
                .filter(relation -> !holders(relation).isEmpty());
    }

    private void look(List<Rule> rules, Scene scene, Script script, List<Hazard> found) {
        for (Rule rule : rules) {
            for (Finding finding : rule.look(scene)) {
                found.add(accepted(hazard(rule, finding), scene.statement(), script));
            }
        }
    }

    private TableUse use(Relation relation) {
        Use use = facts.use(relation);
        return new TableUse(
                relation.name(),
                !relation.unknown(),
                facts.isMade(relation),
                use.bytes(),
                use.rows(),
                use.writesPerMinute(),
                holders(relation));
    }

    private List<LockHolder> holders(Relation relation) {
        if (facts.holders().isEmpty()) {
            return List.of();
        }
        return facts.family(relation).stream()
                .flatMap(each -> facts.holders().getOrDefault(each.oid(), List.of()).stream())
                .toList();
    }

    private Hazard hazard(Rule rule, Finding finding) {
        return new Hazard(
                rule.id(),
                severity(finding),
                facts.assumed() ? Evidence.STATEMENT : Evidence.CATALOG,
                finding.message(),
                isNew(finding) ? "" : finding.safer(),
                "");
    }

    /** What nobody else knows yet needs no safer form. */
    private boolean isNew(Finding finding) {
        return finding.judged() != null && facts.isMade(finding.judged());
    }

    private Severity severity(Finding finding) {
        Relation judged = finding.judged();
        if (judged == null) {
            return finding.severity();
        }
        Use use = facts.use(judged);
        if (facts.isMade(judged) || use.empty()) {
            return Severity.INFORMATION;
        }
        return use.large() || use.busy() ? Severity.ERROR : Severity.WARNING;
    }

    private static Hazard accepted(Hazard hazard, Statement statement, Script script) {
        return Acceptance.above(statement.index(), script).stream()
                .filter(acceptance -> acceptance.hazard().equals(hazard.id()))
                .findFirst()
                .map(acceptance -> hazard.accepted(acceptance.because()))
                .orElse(hazard);
    }
}
