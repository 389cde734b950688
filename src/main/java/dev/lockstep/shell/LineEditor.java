package dev.lockstep.shell;

import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Buffer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jline.widget.AutosuggestionWidgets;

/** Where a line is typed: JLine's reader, set up for this shell. */
final class LineEditor {
    private static final String OLDER = "lockstep-older";
    private static final String NEWER = "lockstep-newer";

    private final Recall recall = new Recall();
    private final Terminal terminal;
    private final TypedLine reader;
    private final Prepared<CommandWords> commands;
    private volatile String shownPrompt = "";

    LineEditor(Terminal terminal, ShellParts parts) {
        this.terminal = terminal;
        this.commands = new Prepared<>(parts.commands());
        Completion completion =
                new Completion(
                        () ->
                                new Completions(
                                        commands.get(),
                                        parts.vocabulary().get(),
                                        parts.prompt().get().step() != null),
                        terminal::getHeight);
        this.reader = new TypedLine(terminal);
        reader.setParser(new LineParser(parts.complete(), completion::wordStart));
        reader.setCompleter(completion);
        reader.setCompletionMatcher(completion);
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, Prompt.CONTINUATION);
        reader.setVariable(LineReader.HISTORY_SIZE, 2 * HistoryFile.KEPT);
        reader.setVariable(LineReader.LIST_MAX, Completion.LONGEST_MENU + 2);
        reader.setOpt(Option.DISABLE_EVENT_EXPANSION);
        reader.setOpt(Option.BRACKETED_PASTE);
        reader.setOpt(Option.HISTORY_IGNORE_DUPS);
        if (parts.colour()) {
            reader.setHighlighter(new Highlighting(commands::ready));
        }
        reader.getHistory()
                .attach(reader); // JLine does so at the first line, too late for its size
        if (!ShellTerminal.isDumb(terminal)) {
            new AutosuggestionWidgets(reader).enable();
            bindArrows();
            reader.getWidgets().put(LineReader.CALLBACK_INIT, this::redrawWhenContinued);
            reader.getWidgets().put(LineReader.SEND_BREAK, reader.getBuffer()::clear);
        }
    }

    /** What came of reading a line. */
    sealed interface Input {
        /** Entered. */
        record Line(String text) implements Input {}

        /** Ctrl-C: what was typed is dropped. */
        record Dropped() implements Input {}

        /** Ctrl-D, or the terminal is gone. */
        record End() implements Input {}
    }

    LineReader reader() {
        return reader;
    }

    /** Takes over the past lines of that name where they are others than before. */
    void remember(HistoryFile past, String name) {
        if (past.open(name)) {
            try {
                reader.getHistory().purge();
            } catch (IOException e) {
                throw new UncheckedIOException(e); // cannot happen: JLine is given no file
            }
            past.all().forEach(this::recall);
        }
    }

    /** Keeps a line that was entered. */
    void add(HistoryFile past, String line) {
        past.add(line).ifPresent(this::recall);
    }

    private void recall(String line) {
        reader.getHistory().add(line);
    }

    /** Reads one command; it may span lines. */
    Input read(AttributedString prompt) {
        commands.begin(); // it takes longer than everything else, and none of it is needed yet
        // kept by add(), masked
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            shownPrompt = pattern(prompt);
            return new Input.Line(reader.readLine(shownPrompt));
        } catch (UserInterruptException e) {
            return new Input.Dropped();
        } catch (EndOfFileException | IOError e) {
            return new Input.End(); // IOError: the terminal was closed, or its connection lost
        } finally {
            reader.setVariable(LineReader.DISABLE_HISTORY, false);
        }
    }

    /** Puts another prompt before the line that is being typed; only with the reader's lock. */
    void reprompt(AttributedString prompt) {
        String wanted = pattern(prompt);
        if (!wanted.equals(shownPrompt)) {
            shownPrompt = wanted;
            reader.setPrompt(wanted);
            reader.redisplay();
        }
    }

    /** JLine reads a per cent sign in a prompt as the beginning of a pattern. */
    private String pattern(AttributedString prompt) {
        return prompt.toAnsi(terminal).replace("%", "%%");
    }

    /** After Ctrl-Z and {@code fg} JLine leaves the screen as it finds it. */
    private boolean redrawWhenContinued() {
        terminal.handle(
                Signal.CONT,
                signal -> {
                    terminal.enterRawMode();
                    terminal.raise(Signal.WINCH);
                });
        return true;
    }

    /**
     * Arrows up and down move within a statement of several lines, and beyond it through the past
     * lines that contain what is typed. Terminals send arrows in two ways, of which JLine binds the
     * one that it asked for, though not all obey.
     */
    private void bindArrows() {
        KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
        reader.getWidgets().put(OLDER, this::older);
        reader.getWidgets().put(NEWER, this::newer);
        bind(keys, OLDER, Capability.key_up, "\033[A");
        bind(keys, NEWER, Capability.key_down, "\033[B");
        bind(keys, LineReader.FORWARD_CHAR, Capability.key_right, "\033[C");
        bind(keys, LineReader.BACKWARD_CHAR, Capability.key_left, "\033[D");
    }

    private boolean older() {
        Buffer line = reader.getBuffer();
        return line.upToCursor().contains("\n")
                ? line.up()
                : replace(recall.older(line.toString(), past()));
    }

    private boolean newer() {
        Buffer line = reader.getBuffer();
        return line.substring(line.cursor()).contains("\n")
                ? line.down()
                : replace(recall.newer(line.toString(), past()));
    }

    private boolean replace(Optional<String> found) {
        found.ifPresent(text -> {
            reader.getBuffer().clear();
            reader.getBuffer().write(text);
        });
        return true; // no bell where there is nothing further
    }

    private List<String> past() {
        List<String> lines = new ArrayList<>();
        reader.getHistory().forEach(entry -> lines.add(entry.line()));
        return lines;
    }

    private void bind(KeyMap<Binding> keys, String widget, Capability key, String other) {
        keys.bind(new Reference(widget), KeyMap.key(terminal, key), other);
    }
}
