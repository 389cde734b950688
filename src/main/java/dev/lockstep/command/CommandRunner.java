package dev.lockstep.command;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.sql.Splitter;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs one command and hands back what it came to; the only place that catches failures, and the
 * only one that turns any other throwable into a bug report.
 */
public final class CommandRunner {
    private final Workspace workspace;

    /** Commands on that workspace. */
    public CommandRunner(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A line as typed at the prompt: a command, or SQL when its first word is a verb of SQL. */
    public Outcome runLine(String line, Cancellation cancellation) {
        Outcome outcome =
                caught(
                        CommandWord.SQL,
                        () ->
                                switch (PromptLine.read(line)) {
                                    case PromptLine.Blank blank -> new Outcome.Done(List.of());
                                    case PromptLine.Refused refused ->
                                            new Outcome.Failed(refused.failure());
                                    case PromptLine.SqlText sql -> sql(sql.text(), cancellation);
                                    case PromptLine.Command command ->
                                            typed(command.words(), cancellation);
                                });
        return Memory.hinted(outcome);
    }

    private Outcome sql(String text, Cancellation stop) {
        Call call = call(CommandWord.SQL, workspace.options(), true, stop);
        return remembered(call, caught(CommandWord.SQL, () -> AdHocSql.run(call, text)));
    }

    private Outcome remembered(Call call, Outcome outcome) {
        workspace.memory().keep(call.command(), outcome, workspace.ports().clock().instant());
        return outcome;
    }

    /** Words as a shell hands them over. */
    public Outcome runWords(List<String> words, Cancellation cancellation) {
        return caught(CommandWord.HELP, () -> run(Invocation.of(words), cancellation));
    }

    /** Words that are understood already, as a run of their own. */
    public Outcome run(Invocation invocation, Cancellation cancellation) {
        return run(invocation, invocation.options(), false, cancellation);
    }

    /** What a session begins with: where it stands, or why it stands nowhere. */
    public Outcome greeting(Cancellation cancellation) {
        return caught(
                CommandWord.STATUS,
                () ->
                        new Outcome.Connected(
                                new StatusReports(
                                                call(
                                                        CommandWord.STATUS,
                                                        workspace.options(),
                                                        true,
                                                        cancellation),
                                                false)
                                        .here()));
    }

    /**
     * Whether the line is complete, or the prompt should go on to another one (SQL without its
     * end).
     */
    public boolean isComplete(String line) {
        try {
            return !(PromptLine.read(line) instanceof PromptLine.SqlText sql)
                    || Splitter.isComplete(sql.text());
        } catch (FailureException e) {
            // no further line can put it right: let it run, and say what is wrong
            return true;
        }
    }

    /** Typed words, of which one may ask for JSON; a failure to understand them is JSON too. */
    private Outcome typed(List<String> words, Cancellation cancellation) {
        Outcome outcome = caught(CommandWord.SQL, () -> typed(Invocation.of(words), cancellation));
        boolean asJson =
                words.contains("--json")
                        && !workspace.options().json()
                        && !(outcome instanceof Outcome.Left);
        return asJson ? new Outcome.AsJson(outcome) : outcome;
    }

    /** A command at the prompt, where project and database are chosen already. */
    private Outcome typed(Invocation invocation, Cancellation cancellation) {
        GlobalOptions typed = invocation.options();
        refuseOutOfPlace(invocation, typed);
        Outcome outcome = run(invocation, typed.over(workspace.options()), true, cancellation);
        CommandWord command = invocation.command();
        if (command != null && !command.readsOnly()) {
            workspace.refresh(call(command, workspace.options(), true, new Cancellation()));
        }
        return outcome;
    }

    private static void refuseOutOfPlace(Invocation invocation, GlobalOptions typed) {
        String option =
                typed.project() != null
                        ? "-C"
                        : typed.environment() != null ? "-e" : typed.url() != null ? "--url" : "";
        if (!option.isEmpty()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            option + " belongs to the start of a session",
                            "use ENV · connect URL"));
        }
        if (invocation.line().isPresent() || invocation.file().isPresent()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "-c and -f belong to the start of a session", "type the commands"));
        }
    }

    private Outcome run(
            Invocation invocation, GlobalOptions options, boolean atPrompt, Cancellation stop) {
        CommandWord command = invocation.command();
        Verb verb = invocation.verb();
        if (command == null || verb == null) {
            return Outcome.Text.prose(HelpText.overview());
        }
        if (invocation.wantsHelp()) {
            return Outcome.Text.prose(HelpText.command(command.word()).orElseThrow());
        }
        Call call = call(command, options, atPrompt, stop);
        return remembered(call, caught(command, () -> verb.run(call)));
    }

    private Call call(
            CommandWord command, GlobalOptions options, boolean atPrompt, Cancellation stop) {
        return new Call(workspace, command, options, atPrompt, stop);
    }

    /** The only catch-all. A failure is an answer; anything else is a bug, and is written down. */
    private Outcome caught(CommandWord command, Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (FailureException | ServerException | ConnectionLostException e) {
            return new Outcome.Failed(Failures.of(e, command));
        } catch (RuntimeException | Error e) {
            return new Outcome.Failed(
                    new Failure.Bug(
                            message(e, command.word()), workspace.ports().bugs().report(e)));
        }
    }

    private static String message(Throwable e, String command) {
        return e instanceof OutOfMemoryError
                ? command + " needs more memory than LOCKSTEP_HEAP (2g unless said) gives it"
                : e.getClass().getSimpleName() + " in " + command;
    }
}
