package dev.lockstep.render;

import static dev.lockstep.render.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Question;
import dev.lockstep.testkit.Golden;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is printed, as files: look at them as somebody would at three in the morning. */
class TextRendererTest {
    private static final Theme UNICODE = new Theme(false, true);

    private final TextRenderer renderer = new TextRenderer("0.1.0");

    @TestFactory
    Stream<DynamicTest> everyOutcomeLooksAsWritten() {
        return Samples.outcomes().entrySet().stream()
                .map(sample ->
                        DynamicTest.dynamicTest(
                                sample.getKey(),
                                () -> looksAsWritten(sample.getKey(), sample.getValue())));
    }

    private void looksAsWritten(String name, Outcome outcome) {
        StringBuilder all = new StringBuilder();
        screens()
                .forEach((title, screen) ->
                        all.append(section(title, renderer.outcome(outcome, screen))));
        Golden.matches("render/" + name + ".txt", all.toString());
    }

    @Test
    void everyEventLooksAsWritten() {
        StringBuilder all = new StringBuilder();
        screens().forEach((title, screen) -> all.append(section(title, events(screen))));
        Golden.matches("render/events.txt", all.toString());
    }

    @Test
    void questionsLookAsWritten() {
        Screen screen = Screen.terminal(UNICODE, 80, NOW);
        String text =
                "rollback undoes 20260318_add_audit_log\nand drops table \"AuditLog\" with 4 rows";
        String yesNo = renderer.question(new Question.YesNo(text), screen);
        String name = renderer.question(new Question.TypeName(text, "portfolio"), screen);
        Golden.matches("render/questions.txt", section("yes or no", yesNo) + section("name", name));
    }

    @Test
    void showsAWholeLongListWhenAskedForAll() {
        Screen screen = Screen.terminal(UNICODE, 80, NOW).withAll();
        String text = renderer.outcome(Samples.outcome("status-long"), screen);
        assertThat(text.lines()).hasSize(5 + 1 + 1 + 412 + 1 + 30);
    }

    @Test
    void sayingNothingIsAnEmptyText() {
        assertThat(renderer.outcome(new Outcome.Left(), Screen.pipe(true, NOW))).isEmpty();
    }

    @Test
    void passingLinesNeverWrap() {
        for (int width = 12; width < 130; width++) {
            Screen screen = Screen.terminal(UNICODE, width, NOW);
            for (Event event : EventSamples.all()) {
                EventLine line = renderer.event(event, screen);
                if (line.passing()) {
                    assertThat(DisplayWidth.of(line.text())).isLessThanOrEqualTo(width);
                }
            }
        }
    }

    @Test
    void sqlOfAPlanReachesAPipeUnchanged() {
        Outcome plan = Samples.outcome("plan-sql");
        String text = renderer.outcome(plan, Screen.pipe(true, NOW));
        assertThat(text)
                .contains("\n    -- logins ignore case\n    ON \"User\" (lower(\"email\"))\n");
    }

    private String events(Screen screen) {
        StringBuilder text = new StringBuilder();
        for (Event event : EventSamples.all()) {
            EventLine line = renderer.event(event, screen);
            if (!line.text().isEmpty()) {
                text.append(line.passing() ? "~ " : "  ").append(line.text()).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }

    private static Map<String, Screen> screens() {
        Map<String, Screen> screens = new LinkedHashMap<>();
        screens.put("80 columns", Screen.terminal(UNICODE, 80, NOW));
        screens.put("80 columns, ASCII, colour", Screen.terminal(new Theme(true, false), 80, NOW));
        screens.put("40 columns", Screen.terminal(UNICODE, 40, NOW));
        screens.put("120 columns", Screen.terminal(UNICODE, 120, NOW));
        screens.put("a pipe, ASCII", Screen.pipe(false, NOW));
        return screens;
    }

    private static String section(String title, String text) {
        return "== " + title + "\n" + text + "\n";
    }
}
