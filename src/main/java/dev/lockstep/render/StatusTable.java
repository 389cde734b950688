package dev.lockstep.render;

import dev.lockstep.model.MigrationLine;
import dev.lockstep.model.MigrationState;
import dev.lockstep.render.Table.Column;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The migrations of a project. A long list keeps what needs an eye (failed, drifted, missing), the
 * last {@value #LAST_APPLIED} that are in the database and the first {@value #FIRST_PENDING} that
 * are to come; how many are left out stands where they would.
 */
final class StatusTable {
    private static final int LONG = 25;
    private static final int LAST_APPLIED = 5;
    private static final int FIRST_PENDING = 15;

    private final boolean known;
    private final Screen screen;
    private final Table table =
            new Table(
                    Column.name("migration"),
                    Column.left("state"),
                    Column.spare("applied"),
                    Column.spare("way back"),
                    Column.remark("notes"));

    private StatusTable(boolean known, Screen screen) {
        this.known = known;
        this.screen = screen;
    }

    /** Where what is applied is not known the files are listed alone. */
    static Table of(List<MigrationLine> migrations, boolean known, Screen screen) {
        StatusTable status = new StatusTable(known, screen);
        if (screen.verbose() || migrations.size() <= LONG) {
            migrations.forEach(status::row);
        } else {
            status.shortened(migrations);
        }
        return status.table;
    }

    private void shortened(List<MigrationLine> migrations) {
        long applied = migrations.stream().filter(StatusTable::isQuietlyApplied).count();
        long hidden = Math.max(0, applied - LAST_APPLIED);
        leftOut(hidden, "earlier applied");
        long seenApplied = 0;
        long seenPending = 0;
        for (MigrationLine line : migrations) {
            if (isQuietlyApplied(line)) {
                seenApplied++;
                if (seenApplied > hidden) {
                    row(line);
                }
            } else if (line.state().isApplicable()) {
                seenPending++;
                if (seenPending <= FIRST_PENDING) {
                    row(line);
                }
            } else {
                row(line);
            }
        }
        leftOut(seenPending - FIRST_PENDING, known ? "more pending" : "more");
    }

    private void leftOut(long count, String what) {
        if (count > 0) {
            String text = screen.theme().ellipsis() + " " + Sizes.count(count) + " " + what;
            table.below(Span.quiet(text));
        }
    }

    private static boolean isQuietlyApplied(MigrationLine line) {
        return line.state() == MigrationState.APPLIED || line.state() == MigrationState.BASELINE;
    }

    private void row(MigrationLine line) {
        table.row(
                Span.of(line.name()),
                known ? state(line.state()) : Span.EMPTY,
                Span.of(applied(line.appliedAt(), line.appliedBy())),
                Span.of(line.reversible() ? "yes" : "none"),
                Span.of(line.note() == null ? "" : line.note()));
    }

    private String applied(@Nullable Instant at, @Nullable String by) {
        String age = at == null ? "" : Ages.text(at, screen.now());
        return by == null || by.isEmpty() ? age : age.isEmpty() ? by : age + ", " + by;
    }

    /** In words for people: two of them where JSON has {@code rolledBack}. */
    static Span state(MigrationState state) {
        return switch (state) {
            case APPLIED -> Span.of("applied");
            case PENDING -> Span.of("pending");
            case FAILED -> Span.error("failed");
            case DRIFTED -> Span.error("drifted");
            case MISSING -> Span.error("missing");
            case ROLLED_BACK -> Span.of("rolled back");
            case SKIPPED -> Span.of("skipped");
            case BASELINE -> Span.of("baseline");
        };
    }
}
