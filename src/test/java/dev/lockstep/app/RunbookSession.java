package dev.lockstep.app;

import dev.lockstep.command.CommandRunner;
import dev.lockstep.command.GlobalOptions;
import dev.lockstep.command.PastLines;
import dev.lockstep.command.Workspace;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.model.Questions;
import dev.lockstep.postgres.Surroundings;
import dev.lockstep.render.Screen;
import dev.lockstep.render.TextRenderer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session on a terminal that can only add lines, 160 columns wide; what it shows is kept. */
final class RunbookSession implements AutoCloseable {
    private static final int COLUMNS = 160;

    private final Surroundings surroundings;
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Streams streams;
    private final TextRenderer renderer = new TextRenderer("VERSION");
    private final Appearance appearance;
    private final PlainOutput output;
    private final Presenter presenter;
    private final Workspace workspace;
    private final CommandRunner runner;
    private @Nullable String answer;

    RunbookSession(Surroundings surroundings) {
        this.surroundings = surroundings;
        PrintStream both = new PrintStream(shown, true, StandardCharsets.UTF_8);
        streams = new Streams(InputStream.nullInputStream(), both, both, false, true);
        Start start = new Start(surroundings, GlobalOptions.NONE, List.of());
        Wiring wiring = new Wiring(streams, Clock.systemUTC(), "VERSION");
        appearance = wiring.appearance(start);
        output = new PlainOutput(streams, renderer, this::screen);
        presenter = new Presenter(output);
        workspace = wiring.workspace(start, presenter, this::ask, () -> PastLines.NONE, true);
        workspace.open("shell");
        runner = new CommandRunner(workspace);
    }

    private Screen screen() {
        return new Screen(appearance.theme(), COLUMNS, Clock.systemUTC().instant(), false, false);
    }

    /** How the next question is answered; without it nobody is there. */
    void answerNext(String text) {
        answer = text;
    }

    /** What the next prompt counts as pending. */
    int pending() {
        return workspace.prompt().pending();
    }

    boolean isComplete(String text) {
        return runner.isComplete(text);
    }

    /** Types a line and gives back what was shown. */
    String type(String line) {
        Outcome outcome = runner.runLine(line, new Cancellation());
        presenter.flush();
        output.outcome(outcome);
        if (outcome instanceof Outcome.Left) {
            streams.out().println("(left)");
        }
        return taken();
    }

    /** Runs {@code lockstep} with these words, and adds the exit code when it is not 0. */
    String oneShot(List<String> words) {
        int code = new Lockstep(streams, surroundings, Clock.systemUTC(), "VERSION").run(words);
        if (code != 0) {
            streams.out().println("(exit " + code + ")");
        }
        return taken();
    }

    private String taken() {
        streams.out().flush();
        String text = shown.toString(StandardCharsets.UTF_8);
        shown.reset();
        return text;
    }

    private Questions.Answer ask(Question question) {
        String given = answer;
        answer = null;
        presenter.flush();
        streams.out().print(renderer.question(question, screen()));
        streams.out().println(given == null ? "(nobody)" : given);
        if (given == null) {
            return Questions.Answer.NOBODY;
        }
        boolean yes =
                switch (question) {
                    case Question.YesNo yesNo -> given.equals("yes");
                    case Question.TypeName name -> given.equals(name.name());
                };
        return yes ? Questions.Answer.YES : Questions.Answer.NO;
    }

    @Override
    public void close() {
        presenter.close();
        workspace.close();
    }
}
