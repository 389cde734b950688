package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.Direction;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationState;
import dev.lockstep.project.Migration;
import dev.lockstep.project.ScriptFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to say of a run that did not end well: when, why, what is left of it, what comes next. */
final class RunNotes {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final String LEFT_INDEX = "; it left the invalid index";

    private RunNotes() {}

    /** Nothing of it remained: {@code failed 2026-03-21 09:10 UTC: ...; nothing was left}. */
    static String leftNothing(JournalRun run) {
        String what = run.direction() == Direction.DOWN ? "rollback " : "";
        return what + happened(run) + "; " + remains(run);
    }

    /** What to do about files that are not what was applied; null where they are. */
    static @Nullable String drift(MigrationState state, @Nullable LedgerEntry entry) {
        String name = entry == null ? "M" : entry.name();
        return switch (state) {
            case DRIFTED ->
                    "edited after it was applied: restore its file, or resolve "
                            + name
                            + " --checksum";
            case MISSING ->
                    "its files are gone: restore them, or resolve " + name + " --rolled-back";
            case APPLIED, PENDING, FAILED, ROLLED_BACK, SKIPPED, BASELINE -> null;
        };
    }

    /** Only another tool's ledger tells of it. */
    static String unfinished(LedgerEntry entry) {
        String when = entry.startedAt() == null ? "" : " " + minute(entry.startedAt());
        return "began" + when + " and did not finish" + reason(entry.log());
    }

    /** It left something, or the ledger still calls it unfinished. */
    static String failed(JournalRun run, @Nullable LedgerEntry entry, @Nullable Migration files) {
        String verb = run.direction() == Direction.DOWN ? "rollback" : "apply";
        String what = run.direction() == Direction.DOWN ? "rollback " : "";
        String why = run.note() == null && entry != null ? reason(entry.log()) : "";
        String told = what + happened(run) + why;
        if (Resumption.startsOver(run)) {
            return told + "; " + remains(run) + ", and " + verb + " tries it again";
        }
        return told + "; " + left(run, files, verb);
    }

    private static String remains(JournalRun run) {
        if (run.note() != null && run.note().contains(LEFT_INDEX)) {
            return "nothing else was left";
        }
        return run.leftNothing() ? "nothing was left" : "it runs now, or was undone";
    }

    private static String left(JournalRun run, @Nullable Migration files, String verb) {
        long done = run.steps().stream().filter(step -> step.outcome().equals("done")).count();
        Optional<ScriptFile> file = script(run, files);
        if (file.isEmpty()) {
            return statementsDone(done) + ", and its script is gone";
        }
        try {
            int count = file.get().script().statements().size();
            String progress = "%d of %d statements done".formatted(done, count);
            return switch (Resumption.of(run, file.get().script())) {
                case Resumption.From from when from.statement() > count ->
                        progress + ", " + verb + " only records it";
                case Resumption.From from ->
                        progress + ", " + verb + " continues at " + from.statement();
                case Resumption.Edited edited ->
                        progress
                                + ", but statement %d was edited since it ran"
                                        .formatted(edited.statement());
                case Resumption.Unknown unknown ->
                        progress
                                + ", and whether statement %d took effect is not known"
                                        .formatted(unknown.statement());
            };
        } catch (FailureException e) {
            return statementsDone(done) + ", and its script cannot be read";
        }
    }

    static Optional<ScriptFile> script(JournalRun run, @Nullable Migration files) {
        if (files == null) {
            return Optional.empty();
        }
        return run.direction() == Direction.DOWN ? files.down() : Optional.of(files.up());
    }

    private static String statementsDone(long count) {
        return count == 1 ? "1 statement done" : count + " statements done";
    }

    private static String happened(JournalRun run) {
        String when = " " + minute(run.startedAt());
        return switch (run.outcome()) {
            case "running" -> "began" + when + " by " + run.by() + ", and no end of it was told";
            case "cancelled" -> wentWithAnother(run.note()) + when + leftIndex(run.note());
            case "unknown" -> "was lost" + when + reason(run.note());
            default -> "failed" + when + reason(run.note());
        };
    }

    /** Of several in one transaction: {@code rolled back with 003_broken}. */
    private static String wentWithAnother(@Nullable String note) {
        return note != null && note.startsWith("rolled back with ")
                ? "was " + note
                : "was cancelled";
    }

    /** What a cancelled build left behind, as the note has it after the reason. */
    private static String leftIndex(@Nullable String note) {
        int at = note == null ? -1 : note.indexOf(LEFT_INDEX);
        return note == null || at < 0 ? "" : note.substring(at);
    }

    private static String reason(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "";
        }
        return ": " + text.strip().lines().findFirst().orElse("").strip();
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant);
    }
}
