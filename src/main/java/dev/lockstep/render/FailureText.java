package dev.lockstep.render;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.Drift;
import dev.lockstep.model.Failure.LockTimeout;
import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.Place;
import dev.lockstep.model.ServerError;
import org.jspecify.annotations.Nullable;

/**
 * What failed, where, what PostgreSQL added, the state the database is in, and what to do next:
 *
 * <pre>
 * error: relation "Userz" does not exist (42P01)
 *   migrations/20260322110000_user_roles/migration.sql:3:13
 *   3 | ALTER TABLE "Userz" ADD COLUMN "role" "Role";
 *     |             ^
 *   hint: ...
 * the transaction was rolled back: the database is as before this migration
 * next: fix the file and apply again
 * </pre>
 */
final class FailureText {
    private FailureText() {}

    static void paint(Failure failure, Page page) {
        ServerError server = failure.server();
        String state = server == null ? "" : " (" + server.sqlState() + ")";
        page.block(Span.error("error: "), "  ", failure.message() + state);
        place(failure.place(), page);
        if (server != null) {
            said("detail", server.detail(), page);
            said("hint", server.hint(), page);
            said("context", server.context(), page);
        }
        if (failure instanceof LockTimeout timeout) {
            waited(timeout, page);
        }
        if (failure instanceof Drift drift) {
            drift.differences().forEach(line -> page.block(Span.of("  "), "    ", line));
        }
        // Words that were not understood did nothing: saying so at every slip would be noise.
        if (!(failure instanceof WrongUsage) && !failure.databaseState().isEmpty()) {
            page.block(Span.EMPTY, "", failure.databaseState());
        }
        if (!failure.next().isEmpty()) {
            page.block(Span.of("next: "), "      ", failure.next());
        }
    }

    private static void place(@Nullable Place place, Page page) {
        if (place == null) {
            return;
        }
        page.line("  " + place);
        if (!place.lineText().isBlank()) {
            SourceLine.paint(place, page);
        }
    }

    private static void said(String what, @Nullable String text, Page page) {
        if (text != null && !text.isBlank()) {
            String label = "  " + what + ": ";
            page.block(Span.of(label), " ".repeat(label.length()), text);
        }
    }

    private static void waited(LockTimeout timeout, Page page) {
        String tries = Sizes.count(timeout.tries(), "try", "tries");
        String waited = "  " + tries + " in " + Durations.text(timeout.waited());
        if (timeout.blockers().isEmpty()) {
            page.wrapped(4, Span.of(waited + "; who held it is not known"));
        } else {
            page.wrapped(4, Span.of(waited + "; in the way:"));
            BlockerText.paint(timeout.blockers(), "    ", page);
        }
    }
}
