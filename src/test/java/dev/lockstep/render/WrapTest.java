package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WrapTest {
    private static final Theme UNICODE = new Theme(false, true);

    @Test
    void breaksAtWordsAndHangs() {
        assertThat(sentence(20, "the transaction was rolled back"))
                .isEqualTo("the transaction was\n  rolled back");
    }

    @Test
    void keepsALongWordWholeSoThatItCanBeCopied() {
        assertThat(sentence(20, "see /var/lib/postgresql/18/main/log for more"))
                .isEqualTo("see\n  /var/lib/postgresql/18/main/log\n  for more");
    }

    @Test
    void movesAWordToTheLeftThatWouldNotFitWhereItHangs() {
        assertThat(sentence(20, "open on 20260322_user_roles: next"))
                .isEqualTo("open on\n20260322_user_roles:\n  next");
    }

    @Test
    void keepsANumberAndItsUnitTogether() {
        assertThat(sentence(19, "applied by ana, 12 d ago"))
                .isEqualTo("applied by ana,\n  12 d ago");
    }

    @Test
    void countsColumnsAndNotCharacters() {
        assertThat(sentence(12, "error: テーブルがありません")).isEqualTo("error: テー\n  ブルがあり\n  ません");
        assertThat(
                        sentence(
                                12,
                                "e\u0301e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"))
                .doesNotContain("\n");
    }

    @Test
    void keepsTheToneOnBothSidesOfABreak() {
        Page page = new Page(Screen.terminal(new Theme(true, true), 12, Samples.NOW));
        page.wrapped(2, Span.warning("holding a lock"), Span.of(" for long"));
        assertThat(page.text())
                .isEqualTo("\u001b[33mholding a\u001b[m\n  \u001b[33mlock\u001b[m for\n  long");
    }

    @Test
    void breaksNothingWhereNoTerminalIs() {
        String text = "many words ".repeat(100).strip();
        Page page = new Page(Screen.pipe(true, Samples.NOW)).block(Span.of("next: "), "  ", text);
        assertThat(page.text()).isEqualTo("next: " + text);
    }

    @Test
    void leavesSqlAndJsonAsTheyAre() {
        String json = "{\"message\": \"words that would not fit on a screen of forty columns\"}";
        assertThat(at(40, new Outcome.Text(json))).isEqualTo(json);
    }

    @Test
    void fillsParagraphsOfHelpAgainAndKeepsRowsInTheirColumn() {
        String page =
                """
                An environment without a stage is treated as production. A program named
                with cmd: runs only after you trusted it.

                  --atomic    one transaction for all of them
                """;
        assertThat(at(40, Outcome.Text.prose(page)))
                .isEqualTo(
                        """
                        An environment without a stage is
                        treated as production. A program named
                        with cmd: runs only after you trusted
                        it.

                          --atomic    one transaction for all of
                                      them\
                        """);
        assertThat(at(80, Outcome.Text.prose(page))).isEqualTo(page.stripTrailing());
    }

    @Test
    void noFailureIsBrokenInsideAWord() {
        for (var sample : Samples.outcomes().entrySet()) {
            if (sample.getKey().startsWith("error-")) {
                List<String> wide = words(renderer().outcome(sample.getValue(), pipe()));
                for (int width : List.of(40, 80)) {
                    String text = at(width, sample.getValue());
                    assertThat(tooWide(text, width)).as(sample.getKey() + " at " + width).isEmpty();
                    assertThat(wide).containsAll(wordsOfProse(text));
                }
            }
        }
    }

    @Test
    void noEventIsBrokenInsideAWord() {
        for (Event event : EventSamples.all()) {
            for (int width : List.of(40, 80)) {
                String text =
                        renderer()
                                .event(event, Screen.terminal(UNICODE, width, Samples.NOW))
                                .text();
                assertThat(tooWide(text, width)).as(event + " at " + width).isEmpty();
            }
        }
    }

    @Property
    void losesNoWord(
            @ForAll List<@IntRange(min = 1, max = 30) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 60) int width) {
        String text = String.join(" ", lengths.stream().map(length -> "w".repeat(length)).toList());
        Page page = new Page(Screen.terminal(UNICODE, width, Samples.NOW)).sentence(text);
        assertThat(words(page.text())).isEqualTo(words(text));
        assertThat(tooWide(page.text(), width)).isEmpty();
    }

    /** Lines that a terminal would break, though there was a blank to break them at. */
    private static List<String> tooWide(String text, int width) {
        return text.lines()
                .filter(line -> DisplayWidth.of(line) > width && line.strip().contains(" "))
                .toList();
    }

    private static List<String> wordsOfProse(String text) {
        return words(text).stream().filter(word -> !word.contains("…")).toList();
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).toList();
    }

    private static String sentence(int width, String text) {
        return new Page(Screen.terminal(UNICODE, width, Samples.NOW)).sentence(text).text();
    }

    private static String at(int width, Outcome outcome) {
        return renderer().outcome(outcome, Screen.terminal(UNICODE, width, Samples.NOW));
    }

    private static Screen pipe() {
        return Screen.pipe(true, Samples.NOW);
    }

    private static TextRenderer renderer() {
        return new TextRenderer("0.1.0");
    }
}
