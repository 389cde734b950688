package dev.lockstep.app;

import dev.lockstep.command.CommandRunner;
import dev.lockstep.command.DemoProject;
import dev.lockstep.command.Folders;
import dev.lockstep.command.LockstepCommand;
import dev.lockstep.command.PastLines;
import dev.lockstep.command.Workspace;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.HistoryLine;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Questions;
import dev.lockstep.render.TextRenderer;
import dev.lockstep.shell.CommandWords;
import dev.lockstep.shell.HistoryFile;
import dev.lockstep.shell.Shell;
import dev.lockstep.shell.ShellParts;
import dev.lockstep.shell.ShellTerminal;
import dev.lockstep.shell.TerminalOutput;
import dev.lockstep.shell.TerminalQuestions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The shell on a terminal. It connects and reads the project while the terminal is being set up.
 */
final class ShellRun {
    private final Wiring wiring;
    private final Start start;
    private final Supplier<ShellTerminal> terminals;

    /** On the process's own terminal. */
    ShellRun(Wiring wiring, Start start) {
        this(wiring, start, () -> ShellTerminal.open(start.surroundings().environment()));
    }

    /** On a terminal that somebody else opens. */
    ShellRun(Wiring wiring, Start start, Supplier<ShellTerminal> terminals) {
        this.wiring = wiring;
        this.start = start;
        this.terminals = terminals;
    }

    /**
     * Runs it to its end.
     *
     * @param stoppable takes what stops it from outside, once there is something to stop
     */
    int run(Consumer<Runnable> stoppable) {
        HistoryFile history = new HistoryFile(Folders.of(start.surroundings()).history());
        CompletableFuture<TerminalParts> opening = new CompletableFuture<>();
        try (Workspace workspace =
                wiring.workspace(
                        start,
                        event -> opening.join().output().accept(event),
                        question -> opening.join().questions().ask(question),
                        () -> lines(history),
                        true)) {
            CommandRunner runner = new CommandRunner(workspace);
            Thread.ofPlatform()
                    .name("terminal")
                    .start(() -> open(opening, workspace, runner, history));
            workspace.open("shell");
            Outcome greeting = runner.greeting(new Cancellation());
            try (TerminalParts parts = opening.join()) {
                return loop(parts.shell(), greeting, stoppable);
            }
        }
    }

    private int loop(Shell shell, Outcome greeting, Consumer<Runnable> stoppable) {
        stoppable.accept(shell::terminate);
        shell.show(greeting);
        if (!start.greeting().isEmpty()) {
            shell.show(
                    new Outcome.Done(
                            nothingPends(greeting)
                                    ? DemoProject.greetingOfAllApplied(start.greeting())
                                    : start.greeting()));
        }
        return shell.run();
    }

    private static boolean nothingPends(Outcome greeting) {
        return greeting instanceof Outcome.Connected connected
                && connected.status().counts() != null
                && connected.status().counts().pending() == 0;
    }

    private void open(
            CompletableFuture<TerminalParts> opening,
            Workspace workspace,
            CommandRunner runner,
            HistoryFile history) {
        try {
            opening.complete(parts(terminals.get(), workspace, runner, history));
        } catch (RuntimeException | Error e) {
            opening.completeExceptionally(e);
        }
    }

    private TerminalParts parts(
            ShellTerminal terminal,
            Workspace workspace,
            CommandRunner runner,
            HistoryFile history) {
        ScreenPainter painter =
                new ScreenPainter(
                        new TextRenderer(wiring.version()),
                        wiring.appearance(start).theme(),
                        terminal.isDumb(),
                        wiring.clock());
        TerminalOutput output = new TerminalOutput(terminal, painter, colour());
        Questions questions = new TerminalQuestions(terminal, output, painter);
        Shell shell =
                new Shell(
                        terminal,
                        output,
                        new ShellParts(
                                runner::runLine,
                                runner::isComplete,
                                workspace::prompt,
                                workspace::vocabulary,
                                ShellRun::words,
                                painter,
                                questions,
                                history,
                                start.surroundings().environment(),
                                colour()));
        return new TerminalParts(terminal, output, questions, shell);
    }

    private boolean colour() {
        return wiring.appearance(start).colour();
    }

    private static CommandWords words() {
        return CommandWords.of(LockstepCommand.model().getCommandSpec());
    }

    private static PastLines lines(HistoryFile history) {
        return new PastLines() {
            @Override
            public List<HistoryLine> lines() {
                return history.lines();
            }

            @Override
            public void clear() {
                history.clear();
            }
        };
    }

    /** What is known once the terminal is open. */
    private record TerminalParts(
            ShellTerminal terminal, TerminalOutput output, Questions questions, Shell shell)
            implements AutoCloseable {
        @Override
        public void close() {
            output.close();
            terminal.close();
        }
    }
}
