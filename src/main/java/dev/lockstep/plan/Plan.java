package dev.lockstep.plan;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.PlannedMigration;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.model.Position;
import dev.lockstep.model.Target;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would run, in order.
 *
 * @param hash over direction, names, checksums and statements; names no environment, host, size,
 *     time
 */
public record Plan(
        Direction direction, Target target, String hash, List<Run> runs, List<String> notes) {
    /** Keeps its own copies. */
    public Plan {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /**
     * One migration of a plan.
     *
     * @param number from 1
     * @param file the script that runs: up, or down
     * @param resumeAt first statement left to run; 1 unless an earlier run outside a transaction
     *     completed some; one past the last when only the ledger is left to write
     */
    public record Run(
            int number,
            MigrationStatus status,
            ScriptFile file,
            Script script,
            boolean transactional,
            boolean reversible,
            int resumeAt) {
        /** Its name. */
        public String name() {
            return status.name();
        }

        private PlannedMigration report(Outlook outlook) {
            return new PlannedMigration(
                    number,
                    name(),
                    transactional,
                    reversible,
                    resumeAt,
                    status.note(),
                    script.statements().stream().map(each -> step(each, outlook)).toList());
        }

        /** One statement as a plan shows it, its relations as written. */
        public PlannedStep step(Statement statement) {
            return step(statement, Outlook.NONE);
        }

        /**
         * One statement as a plan shows it. CALL and DO go with their script: nobody but the server
         * knows whether they commit.
         */
        public PlannedStep step(Statement statement, Outlook outlook) {
            Position position = statement.source().position(statement.start());
            TransactionUse use = statement.shape().transactionUse();
            return new PlannedStep(
                    statement.index(),
                    statement.shape().kind(),
                    statement.sql(),
                    statement.source().file(),
                    position.line(),
                    position.column(),
                    statement.shape().relations().stream().map(outlook::name).distinct().toList(),
                    use == TransactionUse.ANY
                            || (use == TransactionUse.MAY_CONTROL && transactional),
                    outlook.effects(statement),
                    outlook.hazards(statement),
                    outlook.estimate(statement));
        }
    }

    /** The relations that its statements name without a schema. */
    public Set<String> unqualified() {
        Set<String> names = new LinkedHashSet<>();
        for (Run run : runs) {
            for (Statement statement : run.script().statements()) {
                for (RelationName relation : statement.shape().relations()) {
                    if (relation.schema() == null) {
                        names.add(relation.name());
                    }
                }
            }
        }
        return names;
    }

    /**
     * As it is printed and written as JSON.
     *
     * @param outlook what the database says of its statements
     * @param refusal why it would not be applied as things stand, or null
     */
    public Outcome.PlanReport report(
            boolean somethingPendingMatters,
            boolean sqlOnly,
            boolean allHazards,
            Outlook outlook,
            @Nullable Failure refusal) {
        return new Outcome.PlanReport(
                direction,
                targetWords(),
                hash,
                runs.parallelStream().map(run -> run.report(outlook)).toList(),
                notes,
                somethingPendingMatters,
                sqlOnly,
                allHazards,
                refusal,
                null);
    }

    private String targetWords() {
        return switch (target) {
            case Target.All all -> "all";
            case Target.Count count ->
                    (direction == Direction.UP ? "next " : "last ") + count.count();
            case Target.To to -> "to " + to.name();
            case Target.Only only -> "only " + only.name();
        };
    }
}
