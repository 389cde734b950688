package dev.lockstep.app;

import dev.lockstep.command.CommandRunner;
import dev.lockstep.command.PastLines;
import dev.lockstep.command.Workspace;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Questions;
import dev.lockstep.postgres.Surroundings;
import dev.lockstep.command.GlobalOptions;
import dev.lockstep.render.Screen;
import dev.lockstep.render.TextRenderer;
import dev.lockstep.render.Theme;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * Plays a runbook as a session on a dumb terminal at which nobody answers, and writes it down again:
 * each command with what it said below it, as lines that begin with {@code | }.
 */
final class Transcript {
    private static final int WIDTH = 100;
    private static final String SAID = "|";

    private final Surroundings surroundings;
    private final Redaction redaction;

    Transcript(Surroundings surroundings, Redaction redaction) {
        this.surroundings = surroundings;
        this.redaction = redaction;
    }

    /** The runbook with what its commands say now. */
    String played(String runbook) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Streams streams = new Streams(InputStream.nullInputStream(), both, both, false, false);
        Clock clock = Clock.systemUTC();
        PlainOutput output =
                new PlainOutput(
                        streams,
                        new TextRenderer("0.0.0"),
                        () -> new Screen(new Theme(false, true), WIDTH, clock.instant(), false, false));
        StringBuilder transcript = new StringBuilder();
        try (Presenter presenter = new Presenter(output);
                Workspace workspace =
                        new Wiring(streams, clock, "0.0.0")
                                .workspace(
                                        new Start(surroundings, GlobalOptions.NONE, List.of()),
                                        presenter,
                                        question -> Questions.Answer.NOBODY,
                                        () -> PastLines.NONE,
                                        true)) {
            workspace.open("shell");
            CommandRunner runner = new CommandRunner(workspace);
            StringBuilder command = new StringBuilder();
            for (String line : runbook.lines().toList()) {
                if (line.startsWith(SAID)) {
                    continue;
                }
                transcript.append(line).append('\n');
                command.append(command.isEmpty() ? "" : "\n").append(line);
                if (runner.isComplete(command.toString())) {
                    Outcome outcome = runner.runLine(command.toString(), new Cancellation());
                    command.setLength(0);
                    presenter.flush();
                    output.outcome(outcome);
                    said(bytes.toString(StandardCharsets.UTF_8), transcript);
                    bytes.reset();
                }
            }
        }
        return transcript.toString();
    }

    private void said(String text, StringBuilder transcript) {
        redaction
                .of(text)
                .lines()
                .forEach(
                        line ->
                                transcript.append((SAID + " " + line).stripTrailing()).append('\n'));
    }
}
