package dev.lockstep.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;

/** A dumb terminal whose keys were all pressed beforehand, and whose screen can be read. */
record TestTerminal(ShellTerminal terminal, ByteArrayOutputStream written) {
    static TestTerminal typing(String keys) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        return new TestTerminal(over(keys, written), written);
    }

    static ShellTerminal over(String keys, OutputStream out) {
        ShellTerminal terminal =
                ShellTerminal.on(
                        new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)), out);
        terminal.jline().setSize(new Size(80, 24));
        return terminal;
    }

    String text() {
        terminal.jline().flush();
        return written.toString(StandardCharsets.UTF_8).replace("\r", "");
    }
}
