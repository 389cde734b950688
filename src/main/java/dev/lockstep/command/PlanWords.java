package dev.lockstep.command;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Direction;
import dev.lockstep.model.LockHolder;
import dev.lockstep.plan.Plan;
import dev.lockstep.render.Durations;
import dev.lockstep.sql.SecretLiterals;
import dev.lockstep.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A plan in the words of the question that is asked before it runs:
 *
 * <pre>
 * apply runs 2 migrations on staging (db.internal:5432/portfolio as ana)
 *   20260321090000_add_user_avatar  1 statement
 *   20260322110000_user_roles  2 statements, no down script
 * </pre>
 */
final class PlanWords {
    private static final int LISTED = 30;

    private PlanWords() {}

    /** What would run where, one migration a line. */
    static String question(Plan plan, Link link) {
        boolean up = plan.direction() == Direction.UP;
        int count = plan.runs().size();
        StringBuilder text =
                new StringBuilder(up ? "apply runs " : "rollback undoes ")
                        .append(count == 1 ? "1 migration" : count + " migrations")
                        .append(" on ")
                        .append(where(link));
        for (Plan.Run run : plan.runs().subList(0, Math.min(LISTED, count))) {
            text.append("\n  ").append(run.name()).append("  ").append(statements(run));
            text.append(run.transactional() ? "" : ", not transactional");
            text.append(up && !run.reversible() ? ", no down script" : "");
            if (!up && !run.reversible()) {
                text.append(", derived and tried on a shadow:").append(sql(run));
            }
        }
        if (count > LISTED) {
            text.append("\n  and ").append(count - LISTED).append(" more");
        }
        return text.toString();
    }

    /** {@code staging (db.internal:5432/portfolio as ana)}. */
    static String where(Link link) {
        return link.environment().name() + " (" + link.connections().target() + ")";
    }

    /** {@code public.orders: locked ACCESS SHARE for 14 min by pid 4711, web}. */
    static String held(LiveOutlook.Held table) {
        LockHolder oldest = table.holders().getFirst();
        int others = table.holders().size() - 1;
        String since =
                oldest.seconds() < 0
                        ? ""
                        : " for " + Durations.text(Duration.ofSeconds(oldest.seconds()));
        return "%s is locked %s%s by pid %d%s%s: %s waits for it"
                .formatted(
                        table.relation(),
                        oldest.mode().words(),
                        since,
                        oldest.pid(),
                        oldest.application().isEmpty() ? "" : ", " + oldest.application(),
                        others == 0 ? "" : " (and " + others + " more)",
                        table.waiting());
    }

    /**
     * {@code CREATE INDEX CONCURRENTLY waits for every older transaction of this database: pid 4711
     * (web), idle in transaction, open for 14 min}.
     */
    static String older(String kind, List<Blocker> older) {
        Blocker first = older.getFirst();
        StringBuilder text = new StringBuilder(kind);
        text.append(" waits for every older transaction of this database, whatever it reads: pid ");
        text.append(first.pid());
        if (first.application() != null && !first.application().isBlank()) {
            text.append(" (").append(first.application()).append(')');
        }
        if (first.state() != null) {
            text.append(", ").append(first.state());
        }
        if (first.transactionAge() != null) {
            text.append(", open for ").append(Durations.text(first.transactionAge()));
        }
        if (older.size() > 1) {
            text.append(" (and ").append(older.size() - 1).append(" more)");
        }
        return text.toString();
    }

    /** Its statements, for nobody has written them or read them yet. */
    private static String sql(Plan.Run run) {
        List<Statement> all = run.script().statements();
        StringBuilder text = new StringBuilder();
        for (Statement statement : all.subList(0, Math.min(LISTED, all.size()))) {
            String sql = SecretLiterals.masked(statement.sql()).replace("\n", "\n      ");
            text.append("\n      ").append(sql).append(';');
        }
        if (all.size() > LISTED) {
            text.append("\n      and ").append(all.size() - LISTED);
            text.append(" more: plan --down --sql shows them");
        }
        return text.toString();
    }

    private static String statements(Plan.Run run) {
        int count = run.script().statements().size();
        return count + (count == 1 ? " statement" : " statements");
    }
}
