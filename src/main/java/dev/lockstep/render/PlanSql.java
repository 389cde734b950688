package dev.lockstep.render;

import dev.lockstep.model.Outcome.PlanReport;
import dev.lockstep.model.PlannedMigration;
import dev.lockstep.model.PlannedStep;
import dev.lockstep.sql.SecretLiterals;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A plan as SQL to read or to hand to a DBA; what Lockstep writes into ledger and journal is left
 * out:
 *
 * <pre>
 * -- 20260321090000_add_user_avatar, in one transaction
 * BEGIN;
 * ALTER TABLE "User" ADD COLUMN "avatar" TEXT;
 * COMMIT;
 *
 * -- 20260321093000_index_user_email, not in a transaction
 * CREATE INDEX CONCURRENTLY "User_email_idx" ON "User" ("email");
 * </pre>
 */
public final class PlanSql {
    private static final Set<String> TRANSACTION_CONTROL =
            Set.of(
                    "BEGIN",
                    "START",
                    "COMMIT",
                    "END",
                    "ROLLBACK",
                    "ABORT",
                    "SAVEPOINT",
                    "RELEASE",
                    "PREPARE");

    private static final Pattern COPY_DATA =
            Pattern.compile("\\bfrom\\s+stdin\\b", Pattern.CASE_INSENSITIVE);

    private PlanSql() {}

    /** The exact SQL, nothing escaped but names in comments: for a file or a pipe. */
    public static String text(PlanReport plan) {
        StringBuilder sql = new StringBuilder();
        for (PlannedMigration migration : plan.migrations()) {
            if (!sql.isEmpty()) {
                sql.append('\n');
            }
            append(migration, sql);
        }
        return sql.toString();
    }

    /** For a terminal the same, made safe to look at. */
    static void paint(PlanReport plan, Page page) {
        page.verbatim(Span.EMPTY, "", text(plan));
    }

    private static void append(PlannedMigration migration, StringBuilder sql) {
        boolean ownControl = migration.steps().stream().anyMatch(PlanSql::isControl);
        sql.append("-- ").append(Escaping.line(migration.name()));
        sql.append(", ").append(boundary(migration, ownControl)).append('\n');
        if (migration.resumeAt() > 1) {
            String done =
                    "-- steps before " + migration.resumeAt() + " were done by an earlier run";
            sql.append(done).append('\n');
        }
        List<PlannedStep> left =
                migration.steps().stream()
                        .filter(step -> step.index() >= migration.resumeAt())
                        .toList();
        boolean together = migration.transactional() && !ownControl;
        if (together) {
            sql.append("BEGIN;\n");
        }
        for (PlannedStep step : left) {
            boolean alone = !together && !ownControl && step.transactional();
            sql.append(alone ? "BEGIN;\n" : "");
            append(step, sql);
            sql.append(alone ? "COMMIT;\n" : "");
        }
        if (together) {
            sql.append("COMMIT;\n");
        }
    }

    private static String boundary(PlannedMigration migration, boolean ownControl) {
        if (ownControl) {
            return "with transactions of its own";
        }
        return migration.transactional() ? "in one transaction" : "not in one transaction";
    }

    private static void append(PlannedStep step, StringBuilder sql) {
        sql.append(SecretLiterals.masked(step.sql()));
        sql.append(step.sql().endsWith(";") ? "\n" : ";\n");
        if (step.kind().startsWith("COPY") && COPY_DATA.matcher(step.sql()).find()) {
            String file = Escaping.line(step.file());
            sql.append("-- its rows stand in ").append(file).append(':').append(step.line());
            sql.append('\n');
        }
    }

    private static boolean isControl(PlannedStep step) {
        String first = step.kind().toUpperCase(Locale.ROOT).split(" ", 2)[0];
        // PREPARE without TRANSACTION is a prepared statement.
        return TRANSACTION_CONTROL.contains(first)
                && (!first.equals("PREPARE") || step.kind().startsWith("PREPARE TRANSACTION"));
    }
}
