package dev.lockstep.render;

import dev.lockstep.model.Event;

/**
 * One statement of a run on one line; times stand under each other:
 *
 * <pre>
 *   1/2  ALTER TABLE "User" ADD COLUMN "role" "Role"              12 ms
 *   2/2  UPDATE "User" SET "role" = 'CUSTOMER'…  1,204,117 rows   1.4 s
 * </pre>
 */
final class StatementLine {
    /** Columns of the statement on a screen of 80; wider screens give it what they have more. */
    private static final int STATEMENT = 53;

    /** Columns on 80 that are left for number, time and rows. */
    private static final int REST = 27;

    private static final int LEAST = 16;

    /** Where times need not stand under each other: the narrowest of terminals. */
    private static final int LEAST_OF_ALL = 8;

    private static final int TIME = 7;

    private StatementLine() {}

    static void started(Event.StatementStarted started, Page page) {
        String label = label(started.index(), started.count());
        int room = Math.max(LEAST, page.screen().width() - label.length());
        page.line(label + SqlExcerpt.line(started.sql(), room, page.theme()));
    }

    static void done(Event.StatementDone done, Page page) {
        String time = Durations.text(done.duration());
        String rows = done.rows() < 0 ? "" : "  " + Sizes.count(done.rows(), "row", "rows");
        String tail = rows + "  " + " ".repeat(Math.max(0, TIME - time.length())) + time;
        line(label(done.index(), done.count()), done.sql(), rows.length(), tail, page);
    }

    static void skipped(Event.StatementSkipped skipped, Page page) {
        String tail = "  skipped: " + Escaping.line(skipped.reason());
        line(label(skipped.index(), skipped.count()), skipped.sql(), 0, tail, page);
    }

    static void progress(Event.StatementProgress progress, Page page) {
        String label = label(progress.index());
        int room = Math.min(page.screen().width(), SqlExcerpt.LONGEST) - label.length();
        // PostgreSQL counts the transactions it waits for: a bar of those would stand at nothing
        boolean waits = progress.phase().startsWith("waiting");
        page.line(
                label
                        + ProgressBar.line(
                                progress.phase(),
                                progress.done(),
                                waits ? 0 : progress.total(),
                                progress.elapsed(),
                                room,
                                page.theme()));
    }

    /** {@code counted} columns of the tail stand where the statement could, left of the times. */
    private static void line(String label, String sql, int counted, String tail, Page page) {
        Screen screen = page.screen();
        int column = STATEMENT - counted;
        int room = SqlExcerpt.LONGEST;
        if (screen.isLimited()) {
            column = Math.max(LEAST, screen.width() - REST - counted);
            int left = screen.width() - label.length() - DisplayWidth.of(tail);
            if (left < LEAST) {
                narrow(label, sql, tail, page);
                return;
            }
            room = Math.min(column, left);
        }
        String statement = SqlExcerpt.line(sql, room, screen.theme());
        int pad = Math.max(0, Math.min(column, room) - DisplayWidth.of(statement));
        page.line(label + statement + " ".repeat(pad) + tail);
    }

    private static void narrow(String label, String sql, String tail, Page page) {
        String close = tail.replaceAll(" {3,}", "  ");
        int left = page.screen().width() - label.length() - DisplayWidth.of(close);
        String statement = SqlExcerpt.line(sql, Math.max(LEAST_OF_ALL, left), page.theme());
        page.wrapped(label.length(), Span.of(label + statement + close));
    }

    /** Where how many there are is not said. */
    static String label(int index) {
        String number = Integer.toString(index);
        return " ".repeat(Math.max(2, 5 - number.length())) + number + "  ";
    }

    private static String label(int index, int count) {
        String last = Integer.toString(count);
        String number = Integer.toString(index);
        return "  " + " ".repeat(last.length() - number.length()) + number + "/" + last + "  ";
    }
}
