package dev.lockstep.shell;

import dev.lockstep.model.Question;
import dev.lockstep.model.Questions;
import java.io.IOError;
import java.util.Locale;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions to the person at the terminal. Only a plain yes is yes, only the name in full is
 * the name; Enter, Ctrl-C and Ctrl-D are no. A dumb terminal is asked in a plain line; where its
 * input has ended, nobody is there.
 */
public final class TerminalQuestions implements Questions {
    private final Terminal terminal;
    private final TerminalOutput output;
    private final Painter painter;
    private @Nullable LineReader reader;

    /** Asks there, after all that was painted before. */
    public TerminalQuestions(ShellTerminal asked, TerminalOutput output, Painter painter) {
        this.terminal = asked.jline();
        this.output = output;
        this.painter = painter;
    }

    @Override
    public Answer ask(Question question) {
        String text = painter.question(question, ShellTerminal.width(terminal));
        int last = text.lastIndexOf('\n') + 1;
        output.print(text.substring(0, Math.max(0, last - 1)));
        output.flush();
        String typed = read(text.substring(last));
        if (typed == null) {
            return Answer.NOBODY;
        }
        return switch (question) {
            case Question.YesNo yesNo -> answer(isYes(typed));
            case Question.TypeName asked -> answer(typed.equals(asked.name()));
        };
    }

    private static boolean isYes(String typed) {
        String word = typed.toLowerCase(Locale.ROOT);
        return word.equals("y") || word.equals("yes");
    }

    private static Answer answer(boolean yes) {
        return yes ? Answer.YES : Answer.NO;
    }

    /** What was typed; null where no input is left to type on. */
    private @Nullable String read(String prompt) {
        if (reader == null) {
            reader =
                    LineReaderBuilder.builder()
                            .terminal(terminal)
                            .variable(LineReader.DISABLE_HISTORY, true)
                            .variable(LineReader.DISABLE_COMPLETION, true)
                            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                            .build();
        }
        output.reading(reader);
        try {
            return reader.readLine(prompt.replace("%", "%%")).strip();
        } catch (EndOfFileException e) {
            return ShellTerminal.isDumb(terminal) ? null : "";
        } catch (UserInterruptException | IOError e) {
            return "";
        } finally {
            output.notReading();
        }
    }
}
