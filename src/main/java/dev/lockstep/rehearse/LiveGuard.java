package dev.lockstep.rehearse;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What may not be tried on a live database, even in a transaction that is rolled back: what cannot
 * be rolled back, and what would keep the application waiting. Judged by what is foreseen, before
 * anything is sent.
 */
final class LiveGuard {
    /** A careful rate at which a server reads or writes a table while it holds a lock. */
    private static final long BYTES_PER_SECOND = 100_000_000;

    /** Functions whose effects no ROLLBACK takes back. */
    private static final Pattern FOR_GOOD =
            Pattern.compile(
                    "(?i)\\b(pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_promote"
                            + "|pg_rotate_logfile|pg_switch_wal|pg_create_restore_point"
                            + "|pg_create_\\w*replication_slot|pg_drop_replication_slot"
                            + "|pg_stat_reset\\w*|pg_logical_emit_message|lo_export"
                            + "|pg_file_\\w+|dblink\\w*)\\s*\\(");

    private static final Pattern TO_FILE =
            Pattern.compile("(?is)^\\s*copy\\b.*\\bto\\s+(?:program\\s+)?e?'");

    private final Session session;
    private final Duration budget;
    private final boolean standbysAccepted;

    LiveGuard(Session session, Duration budget, boolean standbysAccepted) {
        this.session = session;
        this.budget = budget;
        this.standbysAccepted = standbysAccepted;
    }

    /**
     * Looks at the whole plan.
     *
     * @throws FailureException with {@code GuardRefused} naming the first statement that may not
     */
    void check(Plan plan, Foreseen foreseen) {
        if (session.facts().inRecovery()) {
            throw refused("this server is a standby and takes no changes", "connect URL");
        }
        for (Plan.Run run : plan.runs()) {
            if (!run.transactional()) {
                throw refused(
                        run.name()
                                + " cannot be one transaction, so it cannot be rolled back: "
                                + outside(run),
                        SHADOW);
            }
            for (Statement statement : run.script().statements()) {
                refuseForGood(statement);
                refuseUnknown(statement, foreseen);
            }
        }
        refuseStandbys(plan, foreseen);
        refuseLong(plan, foreseen);
    }

    private static final String SHADOW = "dry-run tries it on a shadow";

    private static String outside(Plan.Run run) {
        return run.script().statements().stream()
                .filter(statement ->
                        switch (statement.shape().transactionUse()) {
                            case OUTSIDE, CONTROL -> true;
                            case ANY, MAY_CONTROL -> false;
                        })
                .findFirst()
                .map(statement -> statement.place() + ": " + statement.shape().kind())
                .orElse("it says -- lockstep: no-transaction");
    }

    private static void refuseForGood(Statement statement) {
        var match = FOR_GOOD.matcher(statement.sql());
        if (match.find()) {
            throw refused(
                    statement.place() + ": nothing takes back what " + match.group(1) + " does",
                    SHADOW);
        }
        if (TO_FILE.matcher(statement.sql()).find()
                || statement.shape().kind().endsWith(" SUBSCRIPTION")) {
            throw refused(
                    statement.place()
                            + ": "
                            + statement.shape().kind()
                            + " reaches beyond the database",
                    SHADOW);
        }
    }

    private static void refuseUnknown(Statement statement, Foreseen foreseen) {
        Effects effects = foreseen.effects(statement);
        if (effects.knows(Aspect.LOCKS) || statement.shape() instanceof DataShape) {
            return; // rows are locked, and for no longer than the budget
        }
        String because =
                effects.gaps().stream()
                        .filter(gap -> gap.aspect() == Aspect.LOCKS)
                        .map(Effects.Gap::because)
                        .findFirst()
                        .orElseThrow();
        throw refused(
                "%s: what %s locks is not known: %s"
                        .formatted(statement.place(), statement.shape().kind(), because),
                SHADOW);
    }

    /** Their readers are cancelled even by a lock that is given back. */
    private void refuseStandbys(Plan plan, Foreseen foreseen) {
        if (standbysAccepted) {
            return;
        }
        int standbys =
                session.query(Catalog.query("standbys"), row -> row.integer("count")).getFirst();
        if (standbys == 0) {
            return;
        }
        for (Plan.Run run : plan.runs()) {
            for (Statement statement : run.script().statements()) {
                Effects effects = foreseen.effects(statement);
                for (RelationLock lock : effects.locks()) {
                    if (lock.mode() == LockMode.ACCESS_EXCLUSIVE) {
                        throw refused(
                                "%s takes %s, which cancels readers on %d standbys even when it is"
                                                .formatted(statement.place(), lock, standbys)
                                        + " rolled back",
                                SHADOW + "; or take it: --accept standby-readers-blocked");
                    }
                }
            }
        }
    }

    /** From the first lock that blocks writers on, everything that takes time counts. */
    private void refuseLong(Plan plan, Foreseen foreseen) {
        Map<String, Long> sizes = sizes(foreseen);
        boolean blocking = false;
        long bytes = 0;
        for (Plan.Run run : plan.runs()) {
            for (Statement statement : run.script().statements()) {
                Effects effects = foreseen.effects(statement);
                blocking |=
                        effects.locks().stream()
                                .anyMatch(lock ->
                                        sizes.containsKey(lock.relation())
                                                && lock.mode().compareTo(LockMode.SHARE) >= 0);
                if (!blocking) {
                    continue;
                }
                for (String relation : read(effects)) {
                    bytes += sizes.getOrDefault(relation, 0L);
                }
                long millis = bytes * 1000 / BYTES_PER_SECOND;
                if (millis > budget.toMillis()) {
                    throw refused(
                            "%s would keep the application waiting for about %d s, and %d s are"
                                            .formatted(
                                                    statement.place(),
                                                    Math.max(1, millis / 1000),
                                                    budget.toSeconds())
                                    + " allowed: it reads or writes "
                                    + String.join(", ", read(effects)),
                            SHADOW);
                }
            }
        }
    }

    private static List<String> read(Effects effects) {
        List<String> relations = new ArrayList<>(effects.rewrites());
        relations.addAll(effects.scans());
        return relations;
    }

    private Map<String, Long> sizes(Foreseen foreseen) {
        Set<String> names = new HashSet<>();
        for (Effects effects : foreseen.all()) {
            names.addAll(read(effects));
            effects.locks().forEach(lock -> names.add(lock.relation()));
        }
        Map<String, Long> sizes = new HashMap<>();
        session.query(
                Catalog.query("sizes", List.copyOf(names)),
                row -> sizes.put(row.text("name"), row.bigint("bytes")));
        return sizes;
    }

    private static FailureException refused(String message, String next) {
        return new FailureException(new Failure.GuardRefused(message, Failure.UNCHANGED, next));
    }
}
