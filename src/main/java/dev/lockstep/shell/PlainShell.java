package dev.lockstep.shell;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.CommandLineRunner;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.shell.ScriptLines.Numbered;
import dev.lockstep.sql.CommandLines;
import dev.lockstep.sql.SourceText;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The shell without a terminal: commands from {@code -c}, a file or a pipe, one after another, up
 * to the first that fails, whose exit code is its own. Everything is read and checked before the
 * first command runs. Loads nothing of JLine.
 */
public final class PlainShell {
    private final CommandLineRunner runner;
    private final Predicate<String> complete;
    private final BooleanSupplier stepOpen;
    private final Consumer<Outcome> results;
    private final ToIntFunction<Outcome> exitCode;

    /**
     * A shell that runs what it is given.
     *
     * @param runner runs one command
     * @param complete whether a line is a whole command, or SQL that goes on
     * @param stepOpen whether a step transaction is open now
     * @param results takes each outcome, in order
     * @param exitCode what the process would end with after that outcome; 0 goes on
     */
    public PlainShell(
            CommandLineRunner runner,
            Predicate<String> complete,
            BooleanSupplier stepOpen,
            Consumer<Outcome> results,
            ToIntFunction<Outcome> exitCode) {
        this.runner = runner;
        this.complete = complete;
        this.stepOpen = stepOpen;
        this.results = results;
        this.exitCode = exitCode;
    }

    /** Runs the commands of one argument, divided by semicolons. Gives back the exit code. */
    public int runText(String text, Cancellation cancellation) {
        try {
            return run(CommandLines.split(text), cancellation);
        } catch (FailureException e) {
            return end(new Outcome.Failed(e.failure()));
        }
    }

    /** Runs the commands of a file or of standard input. Gives back the exit code. */
    public int runFile(SourceText source, Cancellation cancellation) {
        List<Numbered> commands;
        try {
            commands = ScriptLines.split(source, complete);
        } catch (FailureException e) {
            return end(new Outcome.Failed(e.failure()));
        }
        for (Numbered command : commands) {
            if (command.isDirective() && !isTitle(command)) {
                return end(new Outcome.Failed(refused(source, command)));
            }
        }
        return run(
                commands.stream()
                        .filter(command -> !command.isDirective())
                        .map(Numbered::text)
                        .toList(),
                cancellation);
    }

    private int run(List<String> commands, Cancellation cancellation) {
        for (String command : commands) {
            Outcome outcome = runner.run(command, cancellation);
            int code = end(outcome);
            if (code != 0 || outcome instanceof Outcome.Left) {
                return stepOpen.getAsBoolean() ? abort(cancellation, code) : code;
            }
        }
        return stepOpen.getAsBoolean() ? abort(cancellation, 0) : 0;
    }

    /** Nobody is left to commit it: the end of the input is abort, and a failure. */
    private int abort(Cancellation cancellation, int code) {
        end(runner.run("abort", cancellation));
        return code == 0 ? 1 : code;
    }

    private int end(Outcome outcome) {
        results.accept(outcome);
        return exitCode.applyAsInt(outcome);
    }

    private static boolean isTitle(Numbered command) {
        return command.text().equals("@title") || command.text().startsWith("@title ");
    }

    private static Failure refused(SourceText source, Numbered command) {
        String directive = command.text().split("\\s", 2)[0];
        return new Failure.SyntaxProblem(
                "line "
                        + command.line()
                        + ": the directive "
                        + directive
                        + " cannot be carried out here; no command was run",
                null,
                "take it out of " + source.file() + ", or type the commands at the prompt");
    }
}
