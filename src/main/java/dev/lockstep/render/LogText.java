package dev.lockstep.render;

import dev.lockstep.model.RunLine;
import dev.lockstep.render.Table.Column;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was run here, newest first:
 *
 * <pre>
 *  when (UTC)        what      migration                       outcome   time  by         notes
 *  2026-03-18 14:02  apply     20260318_add_audit_log          done     31 ms  ci
 *  2026-03-17 09:40  rollback  20260316_rename_audit_columns   failed   1.4 s  ana        lock timeout
 * </pre>
 */
final class LogText {
    private LogText() {}

    static void paint(List<RunLine> runs, Page page) {
        if (runs.isEmpty()) {
            page.line("nothing was run here yet");
            return;
        }
        Table table =
                new Table(
                        Column.left("when (UTC)"),
                        Column.left("what"),
                        Column.name("migration"),
                        Column.left("outcome"),
                        Column.right("time"),
                        Column.spare("by"),
                        Column.remark("notes"));
        for (RunLine run : runs) {
            table.row(
                    Span.of(Ages.minute(run.at())),
                    Span.of(run.what()),
                    Span.of(run.migration()),
                    outcome(run.outcome()),
                    Span.of(took(run.duration())),
                    Span.of(run.by() == null ? "" : run.by()),
                    Span.of(run.note() == null ? "" : run.note()));
        }
        page.table(table);
    }

    /** The journal keeps whole milliseconds, and nothing takes none. */
    private static String took(@Nullable Duration duration) {
        if (duration == null) {
            return "";
        }
        return Durations.text(duration.isZero() ? Duration.ofNanos(1) : duration);
    }

    private static Span outcome(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "brokeoff" -> Span.error("broke off");
            case "failed", "unknown" -> Span.error(word);
            case "cancelled", "refused" -> Span.warning(word);
            default -> Span.of(word);
        };
    }
}
