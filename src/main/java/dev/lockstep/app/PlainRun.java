package dev.lockstep.app;

import dev.lockstep.command.CommandRunner;
import dev.lockstep.command.Invocation;
import dev.lockstep.command.PastLines;
import dev.lockstep.command.Workspace;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Questions;
import dev.lockstep.render.Screen;
import dev.lockstep.render.TextRenderer;
import dev.lockstep.shell.PlainShell;
import dev.lockstep.sql.SourceText;
import java.io.PrintStream;
import java.util.function.ToIntFunction;

/** Commands without a shell: one, or those of {@code -c}, of a file or of a pipe. */
final class PlainRun {
    private final Wiring wiring;
    private final Start start;
    private final Cancellation cancellation;
    private final TerminalWidth width;
    private final Appearance appearance;
    private final TextRenderer renderer;

    PlainRun(Wiring wiring, Start start, Cancellation cancellation) {
        this.wiring = wiring;
        this.start = start;
        this.cancellation = cancellation;
        this.appearance = wiring.appearance(start);
        this.width =
                TerminalWidth.of(
                        start.surroundings(), wiring.streams().shown() && !start.options().json());
        this.renderer = new TextRenderer(wiring.version());
    }

    /** One command, as words of the process. */
    int command(Invocation invocation) {
        return with(
                true,
                wiring.streams().typed() && wiring.streams().shown(),
                session -> {
                    if (invocation.needsWorkspace()) {
                        session.workspace().open(invocation.word());
                    }
                    Outcome outcome = session.runner().run(invocation, cancellation);
                    session.show(outcome);
                    return ExitCode.of(outcome);
                });
    }

    /** The commands of {@code -c}. */
    int line(String text) {
        return with(
                false,
                wiring.streams().typed() && wiring.streams().shown(),
                session -> shell(session).runText(text, cancellation));
    }

    /** The commands of a file or of standard input: nobody is there to ask. */
    int file(SourceText source) {
        return with(false, false, session -> shell(session).runFile(source, cancellation));
    }

    /** What one run works with. */
    private record Session(
            Workspace workspace, CommandRunner runner, Presenter presenter, Output output) {
        /** After everything that happened before it. */
        void show(Outcome outcome) {
            presenter.flush();
            output.outcome(outcome);
        }
    }

    private PlainShell shell(Session session) {
        session.workspace().open("shell");
        return new PlainShell(
                session.runner()::runLine,
                session.runner()::isComplete,
                session.workspace()::isStepping,
                session::show,
                ExitCode::of);
    }

    private int with(boolean single, boolean terminal, ToIntFunction<Session> work) {
        Output output = output(single);
        try (Presenter presenter = new Presenter(output);
                Workspace workspace =
                        wiring.workspace(
                                start,
                                presenter,
                                questions(terminal, presenter),
                                () -> PastLines.NONE,
                                terminal)) {
            return work.applyAsInt(
                    new Session(workspace, new CommandRunner(workspace), presenter, output));
        }
    }

    private Output output(boolean single) {
        if (start.options().json()) {
            boolean indented = single && wiring.streams().shown();
            return new JsonOutput(
                    wiring.streams(), start.options().events(), indented, wiring.clock());
        }
        return new PlainOutput(wiring.streams(), renderer, this::screen);
    }

    private Screen screen() {
        return appearance.screen(width, wiring.clock().instant());
    }

    /** With {@code --json} standard output is for the answer alone: questions go to the other. */
    private Questions questions(boolean terminal, Presenter presenter) {
        if (!terminal) {
            return question -> Questions.Answer.NOBODY;
        }
        return new TypedAnswers(
                wiring.streams().in(),
                question -> {
                    presenter.flush();
                    ask(question);
                });
    }

    private void ask(Question question) {
        PrintStream to = start.options().json() ? wiring.streams().err() : wiring.streams().out();
        to.print(renderer.question(question, screen()));
        to.flush();
    }
}
