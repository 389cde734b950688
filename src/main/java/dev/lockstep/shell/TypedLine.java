package dev.lockstep.shell;

import java.util.HashMap;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;

/**
 * JLine's reader, but a change of the window's size does not wipe the screen. JLine sets the region
 * that scrolls, which moves the cursor to the first row, and then clears from the cursor on.
 */
final class TypedLine extends LineReaderImpl {
    TypedLine(Terminal terminal) {
        super(terminal, "lockstep", new HashMap<>());
    }

    @Override
    protected synchronized void handleSignal(Signal signal) {
        if (signal != Signal.WINCH) {
            super.handleSignal(signal);
            return;
        }
        lock.lock();
        try {
            doAutosuggestion = false;
            size.copy(terminal.getBufferSize());
            display.resize(size.getRows(), size.getColumns());
            Status status = Status.getStatus(terminal, false);
            if (status != null) {
                terminal.puts(Capability.save_cursor);
                status.resize(size);
                status.reset();
                terminal.puts(Capability.restore_cursor);
            }
            terminal.puts(Capability.carriage_return);
            terminal.puts(Capability.clr_eos);
            redrawLine();
            redisplay();
        } finally {
            lock.unlock();
        }
    }
}
