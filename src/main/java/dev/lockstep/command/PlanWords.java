package dev.lockstep.command;

import dev.lockstep.plan.Plan;

/** A plan in the words of the question that is asked before it runs. */
final class PlanWords {
    private static final int LISTED = 30;

    private PlanWords() {}

    /** What would run where, one migration a line, and the question. */
    static String question(Plan plan, Link link) {
        StringBuilder text = new StringBuilder();
        for (Plan.Run run : plan.runs().stream().limit(LISTED).toList()) {
            int statements = run.script().statements().size();
            text.append("  ")
                    .append(run.name())
                    .append("  ")
                    .append(statements)
                    .append(statements == 1 ? " statement" : " statements")
                    .append(run.transactional() ? "" : ", not transactional")
                    .append(run.reversible() ? "" : ", no way back")
                    .append('\n');
        }
        int more = plan.runs().size() - LISTED;
        if (more > 0) {
            text.append("  and ").append(more).append(" more\n");
        }
        int count = plan.runs().size();
        return text.append("Apply ")
                .append(count == 1 ? "this migration" : "these " + count + " migrations")
                .append(" to ")
                .append(where(link))
                .append('?')
                .toString();
    }

    /** {@code staging (db.internal:5432/portfolio as ana)}. */
    static String where(Link link) {
        return link.environment().name() + " (" + link.connections().target() + ")";
    }
}
