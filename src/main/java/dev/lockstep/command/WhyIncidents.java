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
import dev.lockstep.plan.why.Circumstances;
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
                        null,
                        script(last.migration(), direction)));
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
                        state(run)),
                error,
                told.map(JournalFailure::blockers).orElse(List.of()),
                "",
                again(run.direction() == Direction.UP ? "apply" : "rollback", run.migration()),
                new Circumstances(
                        run.transactional(),
                        run.direction(),
                        null,
                        script(run.migration(), run.direction())));
    }

    private Journal journal() {
        return call.workspace().link().journal();
    }

    private Optional<JournalRun> newestRun(Memory.Remembered last) {
        return session == null || last.migration() == null
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
        if (migration == null) {
            return List.of();
        }
        try {
            return call.workspace().project().migrations().stream()
                    .filter(each -> each.name().equals(migration))
                    .findFirst()
                    .flatMap(files -> file(files, direction))
                    .map(file -> file.script().statements())
                    .orElse(List.of());
        } catch (FailureException unreadable) {
            return List.of();
        }
    }

    private static Optional<ScriptFile> file(
            Migration files, Direction direction) {
        return direction == Direction.DOWN ? files.down() : Optional.of(files.up());
    }

    private static String state(JournalRun run) {
        if (!run.leftNothing()) {
            return "what was done before it stopped is in the database";
        }
        return run.direction() == Direction.UP
                ? "the transaction was rolled back: the database is as before this migration"
                : "the transaction was rolled back: the migration is still applied";
    }

    private static String again(String command, @Nullable String migration) {
        return migration == null
                ? ""
                : switch (command) {
                    case "apply" -> "apply to " + migration;
                    case "rollback" -> "rollback only " + migration;
                    case "step" -> "abort";
                    default -> "";
                };
    }
}
