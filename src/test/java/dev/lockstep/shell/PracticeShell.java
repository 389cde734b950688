package dev.lockstep.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The real shell on a real terminal, with a session that only pretends; the end-to-end tests'
 * child.
 */
final class PracticeShell {
    private PracticeShell() {}

    /** Runs on the process's terminal; the one argument is the folder for history. */
    public static void main(String[] arguments) {
        System.exit(run(Path.of(arguments[0])));
    }

    private static int run(Path folder) {
        boolean colour = System.getenv("NO_COLOR") == null;
        try (ShellTerminal terminal = ShellTerminal.open(System.getenv())) {
            Painter painter = new PracticePainter(colour, !terminal.isDumb());
            try (TerminalOutput output = new TerminalOutput(terminal, painter, colour)) {
                TerminalQuestions questions = new TerminalQuestions(terminal, output, painter);
                startSlowly(output);
                PracticeSession session = new PracticeSession(output, questions);
                ShellParts parts =
                        new ShellParts(
                                session,
                                PracticeSession::isComplete,
                                session::prompt,
                                PracticeSession::vocabulary,
                                () -> PracticeSession.COMMANDS,
                                painter,
                                questions,
                                new HistoryFile(folder),
                                System.getenv(),
                                colour);
                return new Shell(terminal, output, parts).run();
            }
        }
    }

    /** Long enough for keys to be pressed before the first prompt, where that is asked for. */
    private static void startSlowly(TerminalOutput output) {
        if (System.getenv("PRACTICE_LATE") != null) {
            output.print("starting");
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
    }
}
