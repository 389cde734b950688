package dev.lockstep.command;

import dev.lockstep.apply.Incidents;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.JournalFailure;
import dev.lockstep.ledger.JournalRun;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Explanation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.ServerError;
import dev.lockstep.plan.why.Incident;
import dev.lockstep.plan.why.Why;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.SecretLiterals;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code why}: explains what failed last. */
@Command(
        name = "why",
        description = {
            "why the last command failed, and what puts it right",
            "Of this session; where nothing failed in it, the newest run of this database that did",
            "not end well. Looks at the database as it is now: reads only, waits for nobody."
        },
        customSynopsis = "why [M]",
        footer = {"why", "why avatar                  the newest run of one migration"})
final class WhyCommand implements Verb {
    @Parameters(arity = "0..1", paramLabel = "M", description = "Only of this migration")
    @Nullable String name;

    @Override
    public Outcome run(Call call) {
        Workspace workspace = call.workspace();
        Optional<Memory.Remembered> last = workspace.memory().last();
        if (name == null && last.isPresent()) {
            return ofSession(call, last.get());
        }
        Session session = workspace.reading(call);
        Optional<JournalRun> run = newest(call, session);
        if (run.isEmpty()) {
            return Outcome.Done.of(
                    name == null
                            ? "nothing has failed here: the newest run of every migration ended well"
                            : "the newest run of that migration ended well, or there is none");
        }
        Journal journal = workspace.link().journal();
        Incident incident = incident(run.get(), journal.failure(session, run.get().runId()));
        return new Outcome.Explained(Why.explain(incident, session, ""));
    }

    private Optional<JournalRun> newest(Call call, Session session) {
        Journal journal = call.workspace().link().journal();
        if (name == null) {
            return journal.unfinished(session).stream().findFirst();
        }
        Standing standing = call.workspace().look(call);
        String migration = MigrationNames.find(call, standing, name, standing.names());
        return journal.newestRun(session, migration).filter(run -> !run.outcome().equals("done"));
    }

    /** The server is asked where it can be; where it cannot, the failure may tell why. */
    private static Outcome ofSession(Call call, Memory.Remembered last) {
        Session session = null;
        String noSession = "there is no connection to look through";
        try {
            session = call.workspace().reading(call);
        } catch (FailureException e) {
            noSession = "not looked at: " + e.failure().message();
        }
        Incident incident = incident(last, told(call, session, last));
        return new Outcome.Explained(Why.explain(incident, session, noSession));
    }

    /** The journal keeps the statement's text as it ran; files may have been edited since. */
    private static Optional<JournalFailure> told(
            Call call, @Nullable Session session, Memory.Remembered last) {
        if (session == null || last.migration() == null || last.sql() != null) {
            return Optional.empty();
        }
        Journal journal = call.workspace().link().journal();
        return journal.newestRun(session, last.migration())
                .flatMap(run -> journal.failure(session, run.runId()))
                .filter(told -> told.statement() == last.statement());
    }

    private static Incident incident(Memory.Remembered last, Optional<JournalFailure> told) {
        Failure failure = last.failure();
        ServerError error = Incident.errorOf(failure);
        String sql = told.map(JournalFailure::sql).orElse(last.sql());
        List<String> blockers =
                failure instanceof Failure.LockTimeout timeout
                        ? timeout.blockers().stream().map(Incidents::line).toList()
                        : List.of();
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
                error,
                blockers,
                failure.next(),
                again(last.command(), last.migration()));
    }

    private static Incident incident(JournalRun run, Optional<JournalFailure> told) {
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
                again(run.direction() == Direction.UP ? "apply" : "rollback", run.migration()));
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
