package dev.lockstep.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Event;
import dev.lockstep.render.Screen;
import dev.lockstep.render.TextRenderer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlainOutputTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private PlainOutput onAPipe() {
        PrintStream both = new PrintStream(shown, true, UTF_8);
        return new PlainOutput(
                new Streams(InputStream.nullInputStream(), both, both, false, false),
                new TextRenderer("VERSION"),
                () -> Screen.pipe(true, Instant.EPOCH));
    }

    private static Event progress(String phase, long done) {
        return new Event.StatementProgress("m", 1, phase, done, 4, Duration.ofSeconds(done));
    }

    @Test
    void aPipeGetsALineWhereSomethingChanges() {
        PlainOutput output = onAPipe();
        for (int i = 0; i < 4; i++) {
            output.accept(progress("waiting for writers before build", 0));
            output.accept(new Event.OthersWaitForUs(2, Duration.ofSeconds(i)));
        }
        output.accept(new Event.OthersWaitForUs(3, Duration.ofSeconds(4)));
        output.accept(progress("building index", 1));
        output.accept(progress("building index", 2));
        assertThat(shown.toString(UTF_8).lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .contains("waiting for writers before build")
                                        .doesNotContain("%"),
                        line -> assertThat(line).contains("2 sessions wait for us"),
                        line -> assertThat(line).contains("3 sessions wait for us"),
                        line -> assertThat(line).contains("building index", "25 %"));
    }
}
