package dev.lockstep.app;

import dev.lockstep.model.Question;
import dev.lockstep.model.Questions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks at a terminal without a shell: the question is printed, a line is read. */
final class TypedAnswers implements Questions {
    private final BufferedReader in;
    private final Consumer<Question> show;

    TypedAnswers(InputStream in, Consumer<Question> show) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.show = show;
    }

    @Override
    public Answer ask(Question question) {
        show.accept(question);
        String line;
        try {
            line = in.readLine();
        } catch (IOException e) {
            return Answer.NOBODY;
        }
        if (line == null) {
            return Answer.NOBODY;
        }
        boolean agreed =
                switch (question) {
                    case Question.YesNo yesNo -> {
                        String word = line.strip().toLowerCase(Locale.ROOT);
                        yield word.equals("y") || word.equals("yes");
                    }
                    case Question.TypeName name -> line.strip().equals(name.name());
                };
        return agreed ? Answer.YES : Answer.NO;
    }
}
