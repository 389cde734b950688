package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.DiffReport;
import dev.lockstep.model.Outcome.PlanReport;
import dev.lockstep.model.Question;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a name, a script, a row or a server's message: no screen obeys it. */
class HostileTextTest {
    private static final Map<String, Outcome> OUTCOMES = shortOutcomes();

    private final TextRenderer renderer = new TextRenderer("0.1.0");
    private final JsonRenderer json = new JsonRenderer();

    @Property(tries = 40)
    void noOutcomeLetsAControlCharacterThrough(@ForAll("hostile") String text) {
        for (Outcome outcome : OUTCOMES.values()) {
            for (Screen screen : screens()) {
                if (screen.interactive() || !isExactSql(outcome)) {
                    isSafe(renderer.outcome(new Hostile(text).in(outcome), screen));
                }
            }
        }
    }

    /** What psql is to run goes into a pipe as it is. */
    private static boolean isExactSql(Outcome outcome) {
        return (outcome instanceof PlanReport plan && plan.sqlOnly())
                || (outcome instanceof DiffReport diff && diff.sqlOnly());
    }

    @Property(tries = 100)
    void noEventLetsAControlCharacterThrough(@ForAll("hostile") String text) {
        for (Event event : EventSamples.all()) {
            for (Screen screen : screens()) {
                EventLine line = renderer.event(new Hostile(text).in(event), screen);
                isSafe(line.text());
                assertThat(line.passing() && line.text().contains("\n")).isFalse();
            }
        }
    }

    @Property(tries = 100)
    void noQuestionLetsAControlCharacterThrough(@ForAll("hostile") String text) {
        for (Screen screen : screens()) {
            isSafe(renderer.question(new Question.YesNo(text), screen));
            isSafe(renderer.question(new Question.TypeName(text, text), screen));
        }
    }

    @Property(tries = 40)
    void jsonHoldsNoControlCharacterAndIsWellFormed(@ForAll("hostile") String text)
            throws IOException {
        for (Outcome outcome : OUTCOMES.values()) {
            String written = json.outcome(new Hostile(text).in(outcome), false);
            isSafe(written);
            assertThat(written).doesNotContain("\n");
            assertThat(JsonTree.read(written)).isInstanceOf(Map.class);
        }
    }

    @Property
    void jsonValuesComeBackExactly(@ForAll("hostile") String text) throws IOException {
        Outcome query = Samples.outcome("query");
        String written = json.outcome(new Hostile(text).in(query), true);
        Map<?, ?> read = (Map<?, ?>) Objects.requireNonNull(JsonTree.read(written));
        List<?> rows = (List<?>) Objects.requireNonNull(read.get("rows"));
        assertThat(((List<?>) rows.getFirst()).get(1)).isEqualTo("Ana" + text);
    }

    @Property
    void escapingTwiceIsEscapingOnce(@ForAll("hostile") String text) {
        String once = Escaping.line(text);
        isSafe(once);
        assertThat(once).doesNotContain("\n");
        assertThat(Escaping.line(once)).isEqualTo(once);
    }

    @Property
    void textWithoutSuchCharactersStaysAsItIs(@ForAll("harmless") String text) {
        assertThat(Escaping.line(text)).isEqualTo(text);
    }

    /** Without the two that are long and otherwise painted as their neighbours are. */
    private static Map<String, Outcome> shortOutcomes() {
        Map<String, Outcome> outcomes = Samples.outcomes();
        outcomes.keySet().removeAll(List.of("status-long", "error-refused-long-line"));
        return outcomes;
    }

    private static void isSafe(String text) {
        String plain = text.replaceAll("\u001b\\[[0-9;]*m", "");
        boolean safe = plain.codePoints().noneMatch(c -> c != '\n' && Escaping.isUnsafe(c));
        assertThat(safe).as(plain).isTrue();
    }

    private static List<Screen> screens() {
        return List.of(
                Screen.terminal(new Theme(false, true), 80, Samples.NOW),
                Screen.terminal(new Theme(false, false), 40, Samples.NOW).withAll(),
                Screen.pipe(true, Samples.NOW));
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> nasty =
                Arbitraries.of(
                        "\u001b[2J",
                        "\u001b]0;title\u0007",
                        "\u009b31m",
                        "\r",
                        "\n",
                        "\t",
                        "\u0000",
                        "\u007f",
                        "\b\b\b",
                        "\u202e",
                        "\u2066",
                        "\u2069",
                        "\u200b",
                        "\ufeff",
                        "\u2028",
                        "\ud800",
                        "\udc00",
                        "\ud83d\ude00",
                        "渡辺",
                        "e\u0301",
                        "\\x1b",
                        "\udb40\udc41",
                        " ",
                        "\"",
                        "--",
                        "'");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(8);
        return Arbitraries.oneOf(nasty, nasty, any)
                .list()
                .ofMaxSize(6)
                .map(l -> String.join("", l));
    }

    @Provide
    Arbitrary<String> harmless() {
        return Arbitraries.strings().withCharRange(' ', '~').withChars('é', '渡', 'ß', '—');
    }
}
