package dev.lockstep.render;

import dev.lockstep.model.Explanation;
import dev.lockstep.model.Explanation.Failed;
import java.time.Instant;

/**
 * Why something failed, for somebody at three in the morning:
 *
 * <pre>
 * apply 20260322110000_user_roles failed 2026-03-22 11:04, statement 2
 *   CREATE UNIQUE INDEX users_email ON users (email)
 * error: could not create unique index "users_email" (23505)
 * why: public.users holds rows that have the same ("email")
 *   (ana@example.com) in 2 rows
 * the transaction was rolled back: the database is as before this migration
 * next: SELECT ...
 *       apply to 20260322110000_user_roles
 * </pre>
 */
final class WhyText {
    private WhyText() {}

    static void paint(Explanation why, Page page) {
        Failed failure = why.failure();
        page.wrapped(2, Span.of(heading(failure)));
        String sql = failure.sql();
        if (sql != null && !sql.isBlank()) {
            page.line("  " + SqlExcerpt.line(sql, page.screen().width() - 2, page.theme()));
        }
        String state = failure.sqlState() == null ? "" : " (" + failure.sqlState() + ")";
        page.block(Span.error("error: "), "  ", failure.message() + state);
        page.block(Span.of("why: "), "  ", why.explanation());
        why.evidence().forEach(line -> page.block(Span.of("  "), "    ", line));
        if (!failure.databaseState().isEmpty()) {
            page.block(Span.EMPTY, "", failure.databaseState());
        }
        page.verbatim(Span.of("next: "), "      ", String.join("\n", why.next()));
    }

    private static String heading(Failed failure) {
        StringBuilder heading = new StringBuilder(failure.command());
        if (failure.migration() != null) {
            heading.append(' ').append(failure.migration());
        }
        heading.append(" failed");
        Instant at = failure.at();
        if (at != null) {
            heading.append(' ').append(Ages.minute(at)).append(" UTC");
        }
        if (failure.statement() > 0) {
            heading.append(", statement ").append(failure.statement());
        }
        return heading.toString();
    }
}
