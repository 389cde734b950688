package dev.lockstep.command;

import dev.lockstep.apply.Incidents;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.JournalFailure;
import dev.lockstep.ledger.JournalRun;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Explanation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.ServerError;
import dev.lockstep.plan.RunEnd;
import dev.lockstep.plan.why.Circumstances;
import dev.lockstep.plan.why.Circumstances.Fate;
import dev.lockstep.plan.why.Incident;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Migration;
import dev.lockstep.project.ScriptFile;
import dev.lockstep.sql.SecretLiterals;
import dev.lockstep.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what is remembered of a failure, by the session or by the journal. */
record WhyIncidents(Call call, @Nullable Session session) {
    /** Of this session. */
    Incident of(Memory.Remembered last) {
        Failure failure = last.failure();
        Optional<JournalRun> run = newestRun(last);
        Optional<JournalFailure> told = run.flatMap(r -> told(r, last));
        String sql = told.map(JournalFailure::sql).orElse(last.sql());
        List<String> blockers =
                failure instanceof Failure.LockTimeout timeout
                        ? timeout.blockers().stream().map(Incidents::line).toList()
                        : List.of();
        Direction direction = last.command().equals("rollback") ? Direction.DOWN : Direction.UP;
        return new Incident(
                new Explanation.Failed(
                        last.at(),
                        last.command(),
                        last.migration(),
                        last.statement(),
                        sql == null ? null : SecretLiterals.masked(sql),
                        failure.code(),
                        failure.sqlState(),
                        failure.message(),
                        failure.databaseState()),
                Incident.errorOf(failure),
                blockers,
                failure.next(),
                again(last.command(), last.migration()),
                new Circumstances(
                        run.map(JournalRun::transactional).orElse(true),
                        direction,
                        last.elsewhere(),
                        script(last.migration(), direction),
                        failure.sqlState() == null ? run.map(this::fate).orElse(null) : null));
    }

    /** Of the journal. */
    Incident of(JournalRun run) {
        Session reading = session;
        Optional<JournalFailure> told =
                reading == null ? Optional.empty() : journal().failure(reading, run.runId());
        String note = run.note() == null ? "no end of it was told: it broke off" : run.note();
        ServerError error =
                told.map(JournalFailure::error)
                        .orElse(new ServerError("", note, null, null, null, 0));
        return new Incident(
                new Explanation.Failed(
                        run.startedAt(),
                        run.what(),
                        run.migration(),
                        told.map(JournalFailure::statement).orElse(0),
                        told.map(JournalFailure::sql).orElse(null),
                        told.map(JournalFailure::code).orElse(run.outcome()),
                        error.sqlState().isEmpty() ? null : error.sqlState(),
                        error.message(),
                        RunEnd.of(run, files(run.migration()).orElse(null)).state()),
                error,
                told.map(JournalFailure::blockers).orElse(List.of()),
                "",
                again(run.direction() == Direction.UP ? "apply" : "rollback", run.migration()),
                new Circumstances(
                        run.transactional(),
                        run.direction(),
                        null,
                        script(run.migration(), run.direction()),
                        fate(run)));
    }

    private Journal journal() {
        return call.workspace().link().journal();
    }

    private Optional<JournalRun> newestRun(Memory.Remembered last) {
        return session == null || last.migration() == null || last.command().equals("dry-run")
                ? Optional.empty()
                : journal().newestRun(session, last.migration());
    }

    /** The journal keeps the statement's text as it ran; files may have been edited since. */
    private Optional<JournalFailure> told(JournalRun run, Memory.Remembered last) {
        return session == null || last.sql() != null
                ? Optional.empty()
                : journal()
                        .failure(session, run.runId())
                        .filter(told -> told.statement() == last.statement());
    }

    /** As the file is now; nothing where it is gone or cannot be read. */
    private List<Statement> script(@Nullable String migration, Direction direction) {
        try {
            return files(migration)
                    .flatMap(files -> file(files, direction))
                    .map(file -> file.script().statements())
                    .orElse(List.of());
        } catch (FailureException unreadable) {
            return List.of();
        }
    }

    private Optional<Migration> files(@Nullable String migration) {
        try {
            return call.workspace().project().migrations().stream()
                    .filter(each -> each.name().equals(migration))
                    .findFirst();
        } catch (FailureException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ScriptFile> file(Migration files, Direction direction) {
        return direction == Direction.DOWN ? files.down() : Optional.of(files.up());
    }

    /**
     * Of a run whose end the journal was not told: its shell was killed, or its machine or the
     * connection was gone. Null for one that told it.
     */
    private @Nullable Fate fate(JournalRun run) {
        boolean lost = AtWork.hasNoEnd(run) || run.outcome().equals("unknown");
        Session reading = session;
        if (!lost || reading == null) {
            return null;
        }
        Optional<AtWork> atWork = AtWork.of(List.of(run), reading);
        if (atWork.isPresent()) {
            int pid = atWork.get().session().pid();
            return new Fate(
                    "it is not over: " + atWork.get().note() + "; if its shell is gone, end it",
                    List.of("status", "select pg_terminate_backend(" + pid + ");"));
        }
        RunEnd end = RunEnd.of(run, files(run.migration()).orElse(null));
        String broke =
                run.outcome().equals("unknown")
                        ? "the connection was lost, and nobody saw it end; "
                        : "it broke off before it could say how it ended: its shell was killed, or"
                                + " its machine or connection was gone; no session works on it now; ";
        return new Fate(broke + end.state(), end.next());
    }

    private static String again(String command, @Nullable String migration) {
        return migration == null
                ? ""
                : switch (command) {
                    case "apply" -> "apply to " + migration;
                    case "rollback" -> "rollback only " + migration;
                    case "dry-run" -> "dry-run to " + migration;
                    case "step" -> "abort";
                    default -> "";
                };
    }
}
