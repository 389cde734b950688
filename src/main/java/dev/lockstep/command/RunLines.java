package dev.lockstep.command;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.RunLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was run here: our journal's runs, and what a layout's own tool recorded without us. */
final class RunLines {
    private RunLines() {}

    /** Both together, newest first; at most one of the runs is at work now. */
    static List<RunLine> of(
            List<JournalRun> runs, @Nullable AtWork atWork, List<LedgerEntry> entries) {
        List<RunLine> lines = new ArrayList<>();
        Set<String> ours = new HashSet<>();
        for (JournalRun run : runs) {
            ours.add(run.runId());
            lines.add(
                    new RunLine(
                            run.startedAt(),
                            run.what(),
                            run.migration(),
                            outcome(run, atWork),
                            run.duration(),
                            run.by(),
                            run.note()));
        }
        for (LedgerEntry entry : entries) {
            RunLine line = ours.contains(entry.runId()) ? null : line(entry);
            if (line != null) {
                lines.add(line);
            }
        }
        lines.sort(Comparator.comparing(RunLine::at).reversed());
        return lines;
    }

    /** A run that told no end of it, and that no session is at work on any more, broke off. */
    private static String outcome(JournalRun run, @Nullable AtWork atWork) {
        boolean brokeOff = AtWork.hasNoEnd(run) && (atWork == null || !atWork.is(run));
        return brokeOff ? "brokeOff" : run.outcome();
    }

    private static @Nullable RunLine line(LedgerEntry entry) {
        Instant at = entry.startedAt() == null ? entry.finishedAt() : entry.startedAt();
        if (at == null) {
            return null;
        }
        Instant end = entry.finishedAt();
        return new RunLine(
                at,
                switch (entry.state()) {
                    case APPLIED, UNFINISHED -> "apply";
                    case BASELINE -> "baseline";
                    case ROLLED_BACK -> "rollback";
                    case SKIPPED -> "skip";
                },
                entry.name(),
                entry.state() == LedgerEntry.State.UNFINISHED ? "failed" : "done",
                end == null ? null : Duration.between(at, end),
                entry.by(),
                null);
    }
}
