package dev.lockstep.shell;

import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Outcome;
import dev.lockstep.render.Escaping;
import dev.lockstep.render.EventLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * The painter: one thread with a queue, through which all goes that is shown while no line is being
 * typed. Events are taken from any thread and never make the sender wait, however slow the terminal
 * is; progress that has not been drawn yet is replaced by newer. While a line is typed the terminal
 * is the reader's, and what happens meanwhile is put above the line; where it changes how the
 * session stands, prompt and bottom line change with it.
 */
public final class TerminalOutput implements EventSink, AutoCloseable {
    private static final long TICK_MILLIS = 500;
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);
    private static final long PLAIN_PROGRESS_EVERY = Duration.ofSeconds(5).toNanos();

    /** Draws prompt and bottom line while the reader's lock is held. */
    private static final String STANDING_WIDGET = "lockstep-standing";

    private final LinkedBlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final AtomicReference<Event.@Nullable StatementProgress> progress =
            new AtomicReference<>();
    private final Terminal terminal;
    private final Painter painter;
    private final Thread thread;
    private final boolean dumb;

    // the rest belongs to the painter's thread
    private final StatusFacts facts = new StatusFacts(System::nanoTime);
    private final StatusLine status;
    private final LiveLine live;
    private @Nullable LineReader reader;
    private long plainProgressAt;
    private boolean away;
    private final List<String> missed = new ArrayList<>();
    private boolean closed;

    /** Begins painting. {@code colour} is whether colours are wanted at all. */
    public TerminalOutput(ShellTerminal shown, Painter painter, boolean colour) {
        this.terminal = shown.jline();
        this.painter = painter;
        this.dumb = ShellTerminal.isDumb(terminal);
        this.status = new StatusLine(terminal, colour);
        this.live = new LiveLine(terminal);
        this.plainProgressAt = System.nanoTime();
        this.thread = Thread.ofPlatform().daemon().name("lockstep-painter").start(this::work);
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.StatementProgress made) {
            if (progress.getAndSet(made) == null) {
                jobs.add(this::paintProgress);
            }
        } else {
            jobs.add(() -> paint(event));
        }
    }

    /** Shows a text of one or more lines; nothing when it is empty. */
    void print(String text) {
        jobs.add(() -> printNow(text));
    }

    /** Shows what a command came to: as text, unless it was shown already. */
    void finished(Outcome outcome, @Nullable String text) {
        jobs.add(() -> {
            facts.take(outcome);
            live.clear();
            printNow(text == null ? "" : text);
        });
    }

    /** Where the session stands now: before a prompt, and when a command begins. */
    void standing(PromptState state) {
        jobs.add(() -> facts.take(state));
    }

    /** From now on the terminal is the reader's. */
    void reading(LineReader typed) {
        reading(typed, () -> {});
    }

    /**
     * From now on the terminal is the reader's. Where the session stands is asked again and again,
     * for a step can end while a line is typed, and the line must not look as if it went there.
     *
     * @param standing never waits
     * @param prompt puts the prompt for that state before the line; called with the reader's lock
     */
    void reading(LineReader typed, Supplier<PromptState> standing, Consumer<PromptState> prompt) {
        reading(
                typed,
                () -> {
                    PromptState now = standing.get();
                    facts.take(now);
                    prompt.accept(now);
                });
    }

    private void reading(LineReader typed, Runnable lookAgain) {
        jobs.add(() -> {
            live.clear();
            status.show(facts.text());
            typed.getWidgets()
                    .put(
                            STANDING_WIDGET,
                            () -> {
                                lookAgain.run();
                                status.show(facts.text());
                                return true;
                            });
            reader = typed;
        });
        flush();
    }

    /** The terminal is the painter's again. */
    void notReading() {
        jobs.add(() -> reader = null);
        flush();
    }

    /** The terminal has another size, and no line is being typed. */
    void resized() {
        jobs.add(() -> {
            if (reader == null) {
                live.clear();
                status.resize();
                terminal.flush();
            }
        });
    }

    /**
     * Leaves the whole screen to others, until {@link #comeBack}; what happens meanwhile is shown
     * then.
     */
    void leaveScreen() {
        jobs.add(() -> {
            live.clear();
            status.hide();
            terminal.flush();
            away = true;
        });
        flush();
    }

    /** The screen is the painter's again; its last line holds nothing of use. */
    void comeBack() {
        jobs.add(() -> {
            away = false;
            status.resize();
            terminal.puts(Capability.carriage_return);
            terminal.puts(Capability.clr_eol);
            terminal.flush();
            missed.forEach(this::printNow);
            missed.clear();
        });
        flush();
    }

    /** Waits until all that was handed over so far is on the terminal. */
    public void flush() {
        CountDownLatch painted = new CountDownLatch(1);
        jobs.add(painted::countDown);
        try {
            while (thread.isAlive() && !painted.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                // a slow terminal: the engine has let go of everything already
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        jobs.add(() -> {
            live.clear();
            status.hide();
            terminal.flush();
            closed = true;
        });
        try {
            thread.join(LONGEST_CLOSE); // a terminal that stands still must not hold up the end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!closed) {
                Runnable job =
                        facts.moves() && !dumb
                                ? jobs.poll(TICK_MILLIS, TimeUnit.MILLISECONDS)
                                : jobs.take();
                if (job != null) {
                    run(job);
                }
                if (jobs.isEmpty()) {
                    refresh();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thing that cannot be shown must not leave the person without all that follows. */
    private void run(Runnable job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            terminal.writer().println("this could not be shown: " + Escaping.line(e.toString()));
            terminal.flush();
        }
    }

    /** The bottom line and the seconds of a running statement. */
    private void refresh() {
        LineReader typed = reader;
        if (dumb || closed || away) {
            return;
        }
        if (typed == null) {
            status.show(facts.text());
            live.redraw(facts.reportsProgress() ? null : facts.runningFor());
            terminal.flush();
        } else {
            try {
                typed.callWidget(STANDING_WIDGET);
            } catch (IllegalStateException e) {
                // the line was entered a moment ago: the next round draws without the reader
            }
        }
    }

    private void paintProgress() {
        Event.StatementProgress made = progress.getAndSet(null);
        if (made != null) {
            paint(made);
        }
    }

    private void paint(Event event) {
        facts.take(event);
        EventLine line = painter.event(event, ShellTerminal.width(terminal) - 1);
        if (line.passing()) {
            if (reader == null) {
                live.show(line.text());
            }
        } else if (!dumb || !isProgress(event) || isTimeForProgress()) {
            if (facts.runningFor() == null) {
                live.clear();
            }
            printNow(line.text());
        }
    }

    /** What a dumb terminal is told only now and then. */
    private static boolean isProgress(Event event) {
        return event instanceof Event.StatementProgress || event instanceof Event.OthersWaitForUs;
    }

    private boolean isTimeForProgress() {
        long now = System.nanoTime();
        boolean due = now - plainProgressAt >= PLAIN_PROGRESS_EVERY;
        plainProgressAt = due ? now : plainProgressAt;
        return due;
    }

    private void printNow(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (away) {
            missed.add(text);
            return;
        }
        LineReader typed = reader;
        if (typed != null) {
            typed.printAbove(text);
            return;
        }
        live.erase();
        terminal.writer().println(text);
        terminal.flush();
    }
}
