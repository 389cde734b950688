package dev.lockstep.render;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import java.util.Locale;

/**
 * Events as they happen. A terminal also gets passing lines, each painted over by the next text; a
 * pipe gets what lasts, and progress as plain lines (how often is the caller's choice):
 *
 * <pre>
 *   1/1  ALTER TABLE "User" ADD COLUMN "avatar" TEXT              12 ms
 *     1  no lock within 500 ms (try 3): again in 1.2 s, giving up in 4 min
 *        pid 4711 · ana · psql · idle in transaction · transaction open 12 min · UPDATE "User" …
 *     1  building index: scanning table  [███████░░░░░░░░░░░░░]  34 %  12,000/s  2.1 min left
 * applied 20260321090000_add_user_avatar in 31 ms
 * </pre>
 */
final class EventText {
    private static final String INDENT = "       ";

    private EventText() {}

    static EventLine line(Event event, Screen screen) {
        boolean passing = isPassing(event);
        if (passing && !screen.interactive() && !isWorthALine(event)) {
            return EventLine.NONE;
        }
        boolean over = passing && screen.interactive();
        Page page = over ? Page.ofPassingLines(screen) : new Page(screen);
        paint(event, page);
        return new EventLine(page.text(), over);
    }

    private static boolean isPassing(Event event) {
        return event instanceof Event.MigrationStarted
                || event instanceof Event.StatementStarted
                || isWorthALine(event);
    }

    /** What a terminal paints over, and a pipe prints. */
    private static boolean isWorthALine(Event event) {
        return event instanceof Event.StatementProgress
                || event instanceof Event.OthersWaitForUs
                || event instanceof Event.Reconnecting;
    }

    static void paint(Event event, Page page) {
        switch (event) {
            case Event.WaitingForTurn waiting -> waitingForTurn(waiting, page);
            case Event.MigrationStarted started -> started(started, page);
            case Event.StatementStarted started -> StatementLine.started(started, page);
            case Event.StatementProgress progress -> StatementLine.progress(progress, page);
            case Event.StatementDone done -> StatementLine.done(done, page);
            case Event.StatementSkipped skipped -> StatementLine.skipped(skipped, page);
            case Event.LockRetry retry -> lockRetry(retry, page);
            case Event.WaitingForOthers waiting -> {
                page.block(Span.warning("  waiting: "), INDENT, waiting.why());
                BlockerText.paint(waiting.others(), INDENT, page);
            }
            case Event.OthersWaitForUs waiting -> othersWait(waiting, page);
            case Event.MigrationDone done -> {
                Span word =
                        Span.success(done.direction() == Direction.UP ? "applied" : "rolled back");
                String time = Durations.text(done.duration());
                page.wrapped(2, word, Span.of(" " + done.name() + " in " + time));
            }
            case Event.MigrationFailed failed -> {
                String what = failed.direction() == Direction.UP ? " " : " the way back of ";
                page.wrapped(2, Span.error(ended(failed.failure())), Span.of(what + failed.name()));
            }
            case Event.ServerNotice notice -> notice(notice, page);
            case Event.Recovered recovered ->
                    page.block(
                            Span.of("recovered " + recovered.migration() + ": "),
                            INDENT,
                            recovered.what());
            case Event.ConnectionLost lost -> {
                page.block(Span.error("connection lost: "), INDENT, lost.why());
                page.block(Span.of("  in flight: "), INDENT, lost.inFlight());
            }
            case Event.Reconnecting again -> {
                String pause = Durations.text(again.pause());
                page.line("  connecting again in " + pause + " (try " + again.attempt() + ")");
            }
            case Event.ConnectionRestored restored -> {
                String after = " after " + Durations.text(restored.after());
                page.wrapped(
                        2,
                        Span.success("connected again"),
                        Span.of(" to " + restored.server() + after));
            }
            case Event.HoldingTooLong holding -> holding(holding, page);
            case Event.Note note -> page.block(Span.of("note: "), "      ", note.text());
        }
    }

    private static String ended(Failure failure) {
        return failure instanceof Failure.Cancelled
                ? "cancelled"
                : failure instanceof Failure.OutcomeUnknown ? "not known how it ended:" : "failed";
    }

    private static void waitingForTurn(Event.WaitingForTurn waiting, Page page) {
        String waited = waiting.waited().toSeconds() == 0 ? "" : Durations.text(waiting.waited());
        String since = waited.isEmpty() ? "" : " (" + waited + " so far)";
        page.wrapped(
                2,
                Span.warning("waiting for our turn"),
                Span.of(": another session changes this database" + since));
        BlockerText.paint(waiting.holder(), "  ", page);
    }

    private static void started(Event.MigrationStarted started, Page page) {
        String word = started.direction() == Direction.UP ? "applying " : "rolling back ";
        String of = started.count() > 1 ? "   " + started.number() + " of " + started.count() : "";
        int room = page.screen().width() - word.length() - of.length() - 2;
        String name = Escaping.line(started.name());
        page.line("  " + word + Cut.middle(name, Math.max(8, room), page.theme()) + of);
    }

    private static void lockRetry(Event.LockRetry retry, Page page) {
        String within = "no lock within " + Durations.text(retry.limit());
        String again = ": again in " + Durations.text(retry.pause());
        String left = ", giving up in " + Durations.text(retry.left());
        page.wrapped(
                INDENT.length(),
                Span.of(StatementLine.label(retry.index())),
                Span.warning(within),
                Span.of(" (try " + retry.attempt() + ")" + again + left));
        BlockerText.paint(retry.blockers(), INDENT, page);
    }

    private static void othersWait(Event.OthersWaitForUs waiting, Page page) {
        String who = Sizes.count(waiting.sessions(), "session waits", "sessions wait");
        String worst = ", the longest " + Durations.text(waiting.worst());
        page.wrapped(4, Span.of("  "), Span.warning(who + " for us"), Span.of(worst));
    }

    private static void notice(Event.ServerNotice notice, Page page) {
        String severity = notice.severity().toLowerCase(Locale.ROOT);
        Tone tone = severity.equals("warning") ? Tone.WARNING : Tone.PLAIN;
        page.block(new Span("  " + severity + ": ", tone), INDENT, notice.message());
        if (notice.detail() != null && !notice.detail().isBlank()) {
            page.block(Span.of(INDENT), INDENT, notice.detail());
        }
    }

    private static void holding(Event.HoldingTooLong holding, Page page) {
        page.wrapped(
                4,
                Span.warning("  holding " + holding.locks()),
                Span.of(
                        " for "
                                + Durations.text(holding.held())
                                + ": commit, or it aborts in "
                                + Durations.text(holding.left())));
    }
}
