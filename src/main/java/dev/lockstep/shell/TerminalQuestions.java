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
 * the name; Enter, Ctrl-C and Ctrl-D are no. On a dumb terminal nobody is asked.
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
        if (ShellTerminal.isDumb(terminal)) {
            return Answer.NOBODY;
        }
        String text = painter.question(question, ShellTerminal.width(terminal));
        int last = text.lastIndexOf('\n') + 1;
        output.print(text.substring(0, Math.max(0, last - 1)));
        output.flush();
        String typed = read(text.substring(last));
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

    private String read(String prompt) {
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
        } catch (UserInterruptException | EndOfFileException | IOError e) {
            return "";
        } finally {
            output.notReading();
        }
    }
}
