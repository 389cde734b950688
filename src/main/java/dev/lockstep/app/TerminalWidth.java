package dev.lockstep.app;

import dev.lockstep.postgres.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the terminal for a run without a shell. The launcher tells them; without it {@code
 * stty} is asked while other things are being done. JLine and Jansi know it too, but loading their
 * native parts takes longer than the whole command.
 */
final class TerminalWidth {
    private static final int USUAL = 80;
    private static final int PATIENCE_MILLIS = 200;

    private final @Nullable CompletableFuture<Integer> asked;
    private final int known;

    private TerminalWidth(@Nullable CompletableFuture<Integer> asked, int known) {
        this.asked = asked;
        this.known = known;
    }

    /** Begins to find it out; on a pipe nothing is asked. */
    static TerminalWidth of(Surroundings surroundings, boolean terminal) {
        Optional<Integer> columns =
                surroundings
                        .variable("COLUMNS")
                        .or(() -> Optional.ofNullable(System.getProperty("lockstep.columns")))
                        .filter(text -> text.matches("[1-9][0-9]{0,4}"))
                        .map(Integer::valueOf);
        if (columns.isPresent() || !terminal) {
            return new TerminalWidth(null, columns.orElse(USUAL));
        }
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("width").start(() -> ask(answer));
        return new TerminalWidth(answer, USUAL);
    }

    /** Columns; 80 where the terminal does not say in time. */
    int columns() {
        if (asked == null) {
            return known;
        }
        try {
            return asked.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return known;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return known;
        }
    }

    private static void ask(CompletableFuture<Integer> answer) {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(new File("/dev/tty"))
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String size =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            String[] words = size.strip().split(" ");
            boolean sane = words.length == 2 && words[1].matches("[1-9][0-9]{0,4}");
            answer.complete(sane ? Integer.parseInt(words[1]) : USUAL);
        } catch (IOException e) {
            answer.complete(USUAL);
        }
    }
}
