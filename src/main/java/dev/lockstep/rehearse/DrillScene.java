package dev.lockstep.rehearse;

import dev.lockstep.model.Drill.Fault;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Target;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.Planner;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.LockClass;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where in a migration what goes wrong, as far as that is known before it runs.
 *
 * @param target with which apply runs that migration and no other
 * @param statement that it meets, from 1; 0 for the commit
 * @param hold the lock with which the statement is kept waiting; null where there is none
 */
record DrillScene(
        Plan.Run run,
        Target target,
        Fault fault,
        int statement,
        @Nullable Hold hold,
        boolean stays,
        boolean limited) {

    /**
     * Chooses it, on a shadow that has what comes before the migration.
     *
     * @throws FailureException with {@code WrongUsage} where there is no such statement, {@code
     *     GuardRefused} where it cannot be met by that fault
     */
    static DrillScene choose(ShadowRequest request, Session session, DrillWish wish) {
        MigrationStates states = ShadowState.states(request, session);
        Target target = new Target.To(wish.migration());
        Plan plan = Planner.up(states, target);
        if (plan.runs().size() > 1) {
            target = new Target.Only(wish.migration());
            plan = Planner.up(states, target);
        }
        Plan.Run run = plan.runs().getLast();
        List<Statement> statements = run.script().statements();
        if (statements.isEmpty()) {
            throw refused(run.name() + " has no statements: nothing of it can fail", "drill M");
        }
        if (wish.statement() > statements.size()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "%s has %s, and no statement %d"
                                    .formatted(
                                            run.name(),
                                            statements.size() == 1
                                                    ? "one statement"
                                                    : statements.size() + " statements",
                                            wish.statement()),
                            "show " + run.name()));
        }
        Foreseen foreseen = Foreseen.of(session, plan);
        boolean limited = !request.environment().lockTimeout().equals(Duration.ZERO);
        if (wish.atCommit()) {
            return new DrillScene(run, target, wish.fault(), 0, null, false, limited);
        }
        for (int index : candidates(wish.statement(), statements.size())) {
            Optional<Hold> hold = Hold.before(session, foreseen, statements, index);
            if (canMeet(wish.fault(), statements.get(index - 1), hold, run.transactional())) {
                return new DrillScene(
                        run, target, wish.fault(), index, hold.orElse(null), wish.stays(), limited);
            }
        }
        throw cannot(wish, run);
    }

    /** From the middle to the end, and then from there to the beginning. */
    private static List<Integer> candidates(int wished, int count) {
        if (wished > 0) {
            return List.of(wished);
        }
        List<Integer> candidates = new ArrayList<>();
        int middle = count / 2 + 1;
        for (int index = middle; index <= count; index++) {
            candidates.add(index);
        }
        for (int index = middle - 1; index >= 1; index--) {
            candidates.add(index);
        }
        return candidates;
    }

    private static boolean canMeet(
            Fault fault, Statement statement, Optional<Hold> hold, boolean transactional) {
        return switch (fault) {
            case CONNECTION_LOST -> true;
            case LOCK_HELD -> hold.isPresent();
            case STATEMENT_FAILS ->
                    switch (statement.shape().transactionUse()) {
                        case ANY -> writes(statement);
                        case OUTSIDE -> hold.isPresent();
                        case MAY_CONTROL -> transactional;
                        case CONTROL -> false;
                    };
        };
    }

    /** Whether a transaction that is read-only refuses it, as far as its text tells. */
    private static boolean writes(Statement statement) {
        return !(statement.shape() instanceof SessionShape)
                && switch (statement.shape().kind()) {
                    case "SELECT", "VALUES", "TABLE", "EXPLAIN", "ANALYZE", "VACUUM" -> false;
                    default -> true;
                };
    }

    private static FailureException cannot(DrillWish wish, Plan.Run run) {
        String which =
                wish.statement() > 0
                        ? "statement " + wish.statement() + " of " + run.name()
                        : "no statement of " + run.name();
        boolean one = wish.statement() > 0;
        return switch (wish.fault()) {
            case LOCK_HELD ->
                    refused(
                            which
                                    + (one ? " locks no table" : " locks a table")
                                    + " that another session could hold at that moment: one that is"
                                    + " there before the migration, and not locked by it already",
                            "drill " + run.name() + " --lose-connection");
            case STATEMENT_FAILS, CONNECTION_LOST ->
                    refused(
                            which
                                    + (one ? " cannot" : " can")
                                    + " be made to fail from outside: it neither writes in a"
                                    + " transaction nor waits for a lock",
                            "drill " + run.name() + " --lose-connection");
        };
    }

    private static FailureException refused(String message, String next) {
        return new FailureException(new Failure.GuardRefused(message, Failure.UNCHANGED, next));
    }

    private @Nullable Statement met() {
        return statement == 0 ? null : run.script().statements().get(statement - 1);
    }

    /** Whether one try of that statement waits for seconds. */
    boolean triesAreLong() {
        Statement met = met();
        return met != null && met.shape().lockClass() == LockClass.ROWS;
    }

    /** Whether that statement waits for as long as it takes, instead of trying again. */
    boolean waitsWithoutTries() {
        Statement met = met();
        return met != null && (!limited || met.shape().lockClass() == LockClass.CONCURRENT);
    }

    /** Whether that statement is met outside of any transaction. */
    boolean outside() {
        Statement met = met();
        return met != null && met.shape().transactionUse() == TransactionUse.OUTSIDE;
    }

    /** What is done to it, in words. */
    String injected() {
        String which = "statement " + statement + " of " + run.script().statements().size();
        Hold lock = hold;
        return switch (fault) {
            case STATEMENT_FAILS ->
                    outside() && lock != null
                            ? "while %s waits for another session (%s), it is canceled"
                                    .formatted(which, lock.words())
                            : "at %s the transaction turns read-only, as after a failover"
                                    .formatted(which);
            case CONNECTION_LOST ->
                    statement == 0
                            ? "the server ends our backend at the commit"
                            : lock == null
                                    ? "the server ends our backend just before " + which
                                    : "the server ends our backend during " + which;
            case LOCK_HELD ->
                    "at %s another session holds %s%s"
                            .formatted(
                                    which,
                                    lock == null ? "its lock" : lock.words(),
                                    stays ? ", and outlasts our patience" : ", and lets go later");
        };
    }
}
