package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of {@code completions/}; {@code -Dgolden=update} writes them anew. */
class CompletionFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void filesAreAsTheCommandsMakeThem(String shell) throws IOException {
        String script = CompletionScripts.script(shell, LockstepCommand.model()).orElseThrow();
        Path file = Path.of("completions", "lockstep." + shell);
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(file, script);
        }
        assertThat(file).hasContent(script);
    }
}
