package dev.lockstep.shell;

import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Questions.Answer;
import dev.lockstep.shell.ScriptLines.Numbered;
import dev.lockstep.sql.SourceText;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** The loop: a line is read, run with a cancellation of its own, and what came of it is shown. */
public final class Shell {
    /** Ends in a row, each answered with no, after which nobody can be there. */
    private static final int NOBODY_THERE = 5;

    private final Terminal terminal;
    private final TerminalOutput output;
    private final ShellParts parts;
    private final LineEditor editor;
    private final InterruptGuard guard;
    private final Paging paging;
    private @Nullable Thread reading;
    private volatile boolean ending;

    /** A shell on that terminal. */
    public Shell(ShellTerminal typed, TerminalOutput output, ShellParts parts) {
        this.terminal = typed.jline();
        this.output = output;
        this.parts = parts;
        this.editor = new LineEditor(terminal, parts);
        this.guard =
                new InterruptGuard(
                        terminal,
                        System::nanoTime,
                        text -> output.accept(new Event.Note(text)),
                        output::resized);
        this.paging = new Paging(terminal, output, parts.environment());
    }

    /** Reads and runs lines until the person leaves. Gives back the exit code, which is 0. */
    public int run() {
        reads(Thread.currentThread());
        try {
            return readAndRun();
        } finally {
            reads(null);
            // whoever called us has things to end in peace, such as a server of its own
            boolean ignored = Thread.interrupted();
        }
    }

    private synchronized void reads(@Nullable Thread thread) {
        reading = thread;
    }

    private int readAndRun() {
        int endsInARow = 0;
        while (!ending) {
            switch (read()) {
                case LineEditor.Input.Line line -> {
                    endsInARow = 0;
                    if (!enter(line.text())) {
                        return 0;
                    }
                }
                case LineEditor.Input.Dropped dropped -> {}
                case LineEditor.Input.End end -> {
                    endsInARow++;
                    if (mayLeave() || endsInARow == NOBODY_THERE) {
                        return 0;
                    }
                }
            }
        }
        return 0;
    }

    /** Shows what a command came to, a page at a time when it is long. */
    public void show(Outcome outcome) {
        String text = parts.painter().outcome(outcome, ShellTerminal.width(terminal));
        boolean isLong = paging.isLong(text);
        output.finished(outcome, isLong ? "" : text);
        output.flush();
        if (isLong) {
            paging.show(text);
        }
    }

    /** The process shall end: stops what runs, or the reading of a line. From any thread. */
    public void terminate() {
        ending = true;
        guard.terminate();
        synchronized (this) {
            if (reading != null) {
                reading.interrupt();
            }
        }
    }

    private LineEditor.Input read() {
        PromptState state = parts.prompt().get();
        editor.remember(parts.history(), HistoryName.of(state));
        String trouble = parts.history().trouble();
        if (trouble != null) {
            output.accept(new Event.Note(trouble));
        }
        guard.suspendable(state.step() == null);
        output.standing(state);
        output.reading(editor.reader(), parts.prompt(), now -> editor.reprompt(promptOf(now)));
        try {
            return editor.read(promptOf(state));
        } finally {
            output.notReading();
        }
    }

    private AttributedString promptOf(PromptState state) {
        return Prompt.of(state, parts.colour());
    }

    /** Runs what was entered, usually one command; false when the session is over. */
    private boolean enter(String text) {
        editor.add(parts.history(), text);
        try {
            for (Numbered command :
                    ScriptLines.split(new SourceText("line", text), parts.complete())) {
                Outcome outcome = runAndShow(command.text());
                if (outcome instanceof Outcome.Left) {
                    return false;
                }
                if (outcome.failure() != null || ending) {
                    return true;
                }
            }
        } catch (FailureException e) {
            show(new Outcome.Failed(e.failure()));
        }
        return true;
    }

    private Outcome runAndShow(String line) {
        Cancellation cancellation = new Cancellation();
        output.standing(parts.prompt().get());
        Outcome outcome = guard.during(cancellation, () -> parts.runner().run(line, cancellation));
        show(outcome);
        return outcome;
    }

    /** Leaving with an open step transaction undoes it, so the person is asked. */
    private boolean mayLeave() {
        String step = parts.prompt().get().step();
        if (step == null) {
            return true;
        }
        Answer answer =
                parts.questions()
                        .ask(
                                new Question.YesNo(
                                        "a step transaction is open ("
                                                + step
                                                + "): leaving undoes what it did"));
        if (answer == Answer.NO) {
            return false;
        }
        runAndShow("abort");
        return true;
    }
}
