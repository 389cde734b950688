package dev.lockstep.command;

import dev.lockstep.apply.Stepper;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.QueryReport;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQL that somebody typed, kept away from the session that migrations run on. */
final class AdHocSql {
    /** They would leave a transaction open on a connection that nobody looks after. */
    private static final Set<String> OPENS =
            Set.of("BEGIN", "START TRANSACTION", "PREPARE TRANSACTION");

    /** What the server says of a statement that a transaction block does not let do its work. */
    private static final Set<String> NOT_IN_A_BLOCK = Set.of("25001", "2D000");

    private AdHocSql() {}

    /** Runs a statement and reads as many rows as {@code set rows} says. */
    static Outcome run(Call call, String text) {
        Workspace workspace = call.workspace();
        int rows = workspace.settings().rows();
        Optional<Stepper> step = workspace.step();
        if (step.isPresent()) {
            Session session = workspace.link().connections().session("step");
            try (Cancellation.Registration _ = stopping(call, session)) {
                return timed(call, step.get().sql(text, rows));
            }
        }
        Optional<Statement> statement = single(text);
        if (statement.isEmpty()) {
            return new Outcome.Done(List.of());
        }
        Outcome outcome =
                onConsole(call, statement.get(), console -> shown(console, statement.get(), rows));
        if (workspace.settings().write()) {
            workspace.changed();
        }
        return timed(call, outcome);
    }

    private static Outcome timed(Call call, Outcome outcome) {
        boolean wanted = call.workspace().settings().timing();
        return outcome instanceof QueryReport report && !wanted ? report.untimed() : outcome;
    }

    /** Runs a query and writes all of its rows to a file, as CSV with a heading. */
    static Outcome export(Call call, String text, Path file) {
        if (call.workspace().step().isPresent()) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "--out is not for step mode",
                            "the step transaction stays as it was",
                            "commit or abort first"));
        }
        Statement statement = single(text).orElseThrow(() -> notOne(text));
        if (statement.shape() instanceof DataShape.Copy) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "--out copies a query by itself, and that is a COPY",
                            "sql --out FILE select ... · sql --out FILE table NAME"));
        }
        return onConsole(call, statement, console -> written(console, statement, file));
    }

    private interface Deed {
        Outcome on(Session console) throws IOException;
    }

    private static Outcome onConsole(Call call, Statement statement, Deed deed) {
        call.workspace().memory().typing(statement.sql());
        boolean writable = call.workspace().settings().write();
        Session console = call.workspace().link().connections().console(writable);
        console.onNotice(call.workspace().ports().events()::accept);
        try (Cancellation.Registration _ = stopping(call, console)) {
            return writable || needsNoBlock(statement)
                    ? deed.on(console)
                    : console.readOnly(() -> unchecked(deed, console));
        } catch (UncheckedIOException e) {
            throw unwritable(e.getMessage());
        } catch (ServerException e) {
            throw new FailureException(refused(call, statement, e, writable));
        } catch (ConnectionLostException e) {
            throw new FailureException(lost(e, writable));
        } catch (IOException e) {
            throw unwritable(e.toString());
        }
    }

    /** COMMIT and SET LOCAL change nothing here, and the server says so only outside of a block. */
    private static boolean needsNoBlock(Statement statement) {
        return switch (statement.shape()) {
            case SessionShape.TransactionControl control ->
                    switch (control.verb()) {
                        case COMMIT, ROLLBACK, ROLLBACK_TO, SAVEPOINT, RELEASE -> true;
                        case BEGIN, PREPARE, COMMIT_PREPARED, ROLLBACK_PREPARED -> false;
                    };
            case SessionShape.SetParameter set -> set.local();
            default -> false;
        };
    }

    private static Outcome unchecked(Deed deed, Session console) {
        try {
            return deed.on(console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FailureException unwritable(@Nullable String why) {
        return new FailureException(
                new Failure.WrongUsage("the file cannot be written: " + why, "another --out FILE"));
    }

    private static Outcome shown(Session console, Statement statement, int rows) {
        long start = System.nanoTime();
        if (statement.copyData() != null) {
            Session.Executed done = console.copyIn(statement.sql(), statement.copyData());
            return new QueryReport(
                    statement.sql(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    done.rows(),
                    done.tag(),
                    since(start),
                    null);
        }
        if (statement.shape() instanceof DataShape.Copy copy && copy.toStdout()) {
            CopiedRows copied = new CopiedRows(rows);
            long count = console.copyOut(statement.sql(), copied);
            return new QueryReport(
                    statement.sql(),
                    List.of("COPY"),
                    List.of(false),
                    copied.lines(),
                    copied.more(),
                    count,
                    "COPY " + count,
                    since(start),
                    null);
        }
        Session.TextResult result = console.select(statement.sql(), rows);
        return result.report(statement.sql(), since(start));
    }

    /** Under another name until it is whole, so that a file of that name is never half of one. */
    private static Outcome written(Session console, Statement statement, Path file)
            throws IOException {
        long start = System.nanoTime();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        long rows;
        try (OutputStream out = Files.newOutputStream(part)) {
            String copy = "COPY (" + statement.sql() + "\n) TO STDOUT WITH (FORMAT csv, HEADER)";
            rows = console.copyOut(copy, out);
        } catch (RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return new QueryReport(
                statement.sql(),
                List.of(),
                List.of(),
                List.of(),
                false,
                rows,
                "COPY " + rows,
                since(start),
                file);
    }

    private static Optional<Statement> single(String text) {
        List<Statement> statements = Script.split(new SourceText("sql", text)).statements();
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        if (statements.size() > 1) {
            throw notOne(text);
        }
        Statement statement = statements.getFirst();
        if (OPENS.contains(statement.shape().kind())) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "a transaction cannot be opened at this prompt: each statement is one",
                            Failure.UNCHANGED,
                            "step opens one on a migration"));
        }
        return Optional.of(statement);
    }

    private static FailureException notOne(String text) {
        return new FailureException(
                new Failure.WrongUsage(
                        "one statement at a time: '" + text.strip() + "'",
                        "type them one by one, or lockstep -c \"...; ...\""));
    }

    private static Cancellation.Registration stopping(Call call, Session session) {
        Cancellation cancellation = call.cancellation();
        return cancellation.onRequest(() -> {
            if (cancellation.abandoned()) {
                session.abandon();
            } else {
                session.cancel();
            }
        });
    }

    private static Failure refused(
            Call call, Statement statement, ServerException e, boolean writable) {
        String state = "the statement had no effect";
        if (call.cancellation().requested() && e.sqlState().equals("57014")) {
            return new Failure.Cancelled("the statement was cancelled", state, "");
        }
        String next = "";
        if (!writable && e.sqlState().equals("25006")) {
            next = "set write on, then again: SQL at the prompt only reads unless told";
        } else if (!writable && NOT_IN_A_BLOCK.contains(e.sqlState())) {
            next =
                    "set write on, then again: with write off each statement runs inside a"
                            + " read-only transaction";
        }
        return new Failure.ServerRefused(e.error(), statement.placeOf(e.error()), state, next);
    }

    private static Failure lost(ConnectionLostException e, boolean writable) {
        String message = "the connection was lost: " + e.getMessage();
        return writable
                ? new Failure.OutcomeUnknown(
                        message,
                        "the statement may have taken effect or not",
                        "look at what it should have changed; the next statement connects again")
                : new Failure.NotConnected(
                        message, Failure.UNCHANGED, "the next statement connects again");
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
