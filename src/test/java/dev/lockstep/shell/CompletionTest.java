package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.command.Workspace.Vocabulary;
import dev.lockstep.command.Workspace.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private static final List<Word> TEN_THOUSAND =
            IntStream.range(0, 10_000)
                    .mapToObj(i -> new Word("2026%06d_change_%d".formatted(i, i), "pending"))
                    .toList();

    private static Completion completion(int rows) {
        return new Completion(
                () -> new Completions(PracticeSession.COMMANDS, vocabulary(TEN_THOUSAND), false),
                () -> rows);
    }

    private static Vocabulary vocabulary(List<Word> migrations) {
        return new Vocabulary(
                migrations, migrations, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** As JLine asks when Tab is pressed. */
    private static List<Candidate> tab(Completion completion, String line) {
        LineParser parser = new LineParser(text -> true, completion::wordStart);
        CompletingParsedLine parsed = parser.parse(line, line.length(), ParseContext.COMPLETE);
        LineReader reader =
                LineReaderBuilder.builder()
                        .terminal(TestTerminal.typing("").terminal().jline())
                        .build();
        completion.complete(reader, parsed, new ArrayList<>());
        completion.compile(Map.of(), false, parsed, false, 0, null);
        return completion.matches(List.of());
    }

    @Test
    void completesNothingFromWordsThatBecameKnownAfterTheLineWasParsed() {
        List<List<Word>> known = new ArrayList<>(List.of(List.of(), TEN_THOUSAND, TEN_THOUSAND));
        Completion completion =
                new Completion(
                        () ->
                                new Completions(
                                        PracticeSession.COMMANDS,
                                        vocabulary(known.removeFirst()),
                                        false),
                        () -> 24);

        assertThat(tab(completion, "show change_7")).isEmpty();
    }

    @Test
    void saysHowManyNamesAMenuDoesNotShow() {
        List<Candidate> menu = tab(completion(1_000), "show 2026");
        assertThat(menu).hasSize(201);
        assertThat(menu.getLast().displ()).isEqualTo("... 9800 more: type on");
        assertThat(menu.getLast().value()).isEqualTo("2026");
    }

    @Test
    void fitsTheMenuOnTheScreen() {
        assertThat(tab(completion(24), "show 2026")).hasSize(21);
    }

    @Test
    void findsANameThatTheMenuLeftOutWhenItIsTypedOn() {
        Completion completion = completion(24);
        tab(completion, "show 2026");
        assertThat(tab(completion, "show change_9876"))
                .extracting(Candidate::value)
                .containsExactly("2026009876_change_9876");
        assertThat(completion.getCommonPrefix()).isEqualTo("2026009876_change_9876");
    }

    @Test
    void describesEachName() {
        assertThat(tab(completion(24), "show 2026000000").getFirst().descr()).isEqualTo("pending");
    }

    @Test
    void keepsTheOrderOfItsWords() {
        List<Candidate> menu = tab(completion(24), "");
        List<Candidate> sorted = new ArrayList<>(menu);
        sorted.sort(null);
        assertThat(sorted).isEqualTo(menu);
    }
}
