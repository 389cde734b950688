package dev.lockstep.shell;

import dev.lockstep.model.Cancellation;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * What Ctrl-C, Ctrl-Z and a change of the window's size mean while a command runs: cancel it,
 * nothing, and draw again. What they meant before is put back when it ends.
 */
final class InterruptGuard {
    private static final long SECOND_PRESS = Duration.ofSeconds(2).toNanos();

    private final Terminal terminal;
    private final LongSupplier nanos;
    private final Consumer<String> say;
    private final Runnable resized;
    private @Nullable Cancellation running;
    private int presses;
    private long lastPress;

    /**
     * A guard on that terminal.
     *
     * @param nanos a clock that only goes forward
     * @param say takes a line for the person; must not wait
     * @param resized told that the window's size changed; must not wait
     */
    InterruptGuard(Terminal terminal, LongSupplier nanos, Consumer<String> say, Runnable resized) {
        this.terminal = terminal;
        this.nanos = nanos;
        this.say = say;
        this.resized = resized;
    }

    /** Does the work; until it ends the terminal's signals go to that cancellation. */
    <T> T during(Cancellation cancellation, Supplier<T> work) {
        // JLine hands on so a Ctrl-C that came just after Enter: it means this command
        boolean pressed = Thread.interrupted();
        SignalHandler interrupt = terminal.handle(Signal.INT, signal -> pressed());
        SignalHandler suspend = terminal.handle(Signal.TSTP, SignalHandler.SIG_IGN);
        SignalHandler resize = terminal.handle(Signal.WINCH, signal -> resized.run());
        begin(cancellation, pressed);
        try {
            return work.get();
        } finally {
            begin(null, false);
            terminal.handle(Signal.WINCH, resize);
            terminal.handle(Signal.TSTP, suspend);
            terminal.handle(Signal.INT, interrupt);
            Thread.interrupted();
        }
    }

    /** Whether Ctrl-Z may stop the process now: never while a step transaction holds locks. */
    void suspendable(boolean allowed) {
        terminal.handle(Signal.TSTP, allowed ? SignalHandler.SIG_DFL : SignalHandler.SIG_IGN);
    }

    /** The process shall end: whatever runs is asked to stop. From any thread. */
    synchronized void terminate() {
        if (running != null) {
            running.request();
        }
    }

    private synchronized void begin(@Nullable Cancellation cancellation, boolean pressed) {
        running = cancellation;
        presses = 0;
        if (pressed && cancellation != null) {
            pressed();
        }
    }

    /**
     * The first press asks the server to cancel. A second one within two seconds gives the server
     * up; a later one only says so, for nobody may lose an outcome by impatience.
     */
    private synchronized void pressed() {
        if (running == null) {
            return;
        }
        long now = nanos.getAsLong();
        boolean soon = presses > 0 && now - lastPress <= SECOND_PRESS;
        presses++;
        lastPress = now;
        if (presses == 1) {
            say.accept("cancelling ...");
            running.request();
        } else if (soon) {
            say.accept("not waiting for the server any longer");
            running.request();
        } else {
            say.accept(
                    "still cancelling; press Ctrl-C twice within 2 s to stop waiting for the server");
        }
    }
}
