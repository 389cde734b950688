package dev.lockstep.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;

/** A dumb terminal whose keys were all pressed beforehand, and whose screen can be read. */
record TestTerminal(Terminal terminal, ByteArrayOutputStream written) {
    static TestTerminal typing(String keys) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        return new TestTerminal(over(keys, written), written);
    }

    static Terminal over(String keys, OutputStream out) {
        try {
            Terminal terminal =
                    new DumbTerminal(
                            "test",
                            Terminal.TYPE_DUMB,
                            new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)),
                            out,
                            StandardCharsets.UTF_8);
            terminal.setSize(new Size(80, 24));
            return terminal;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String text() {
        terminal.flush();
        return written.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}
