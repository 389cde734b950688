package dev.lockstep.plan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.plan.effect.Facts;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    static List<Rule> rules() {
        return Rules.withStyle().toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasAPageAGoodCaseAndABadOne(Rule rule) {
        assertThat(HazardPages.of(rule.id())).as("page of %s", rule.id()).isPresent();
        Set<Boolean> kinds =
                HazardCase.of(rule.id()).stream().map(HazardCase::bad).collect(Collectors.toSet());
        assertThat(kinds).as("cases of %s", rule.id()).containsExactlyInAnyOrder(true, false);
    }

    /** All statements of all cases, so those too that were written for other rules. */
    @ParameterizedTest
    @MethodSource("rules")
    void hasNothingToSayOfWhatItDoesNotWatch(Rule rule) {
        for (HazardCase each :
                rules().stream().flatMap(r -> HazardCase.of(r.id()).stream()).toList()) {
            for (String text : List.of(each.setup() + each.script(), each.script())) {
                Script script = Script.split(new SourceText("up.sql", text));
                Hazards.scenes(
                        Facts.assumed(180000),
                        List.of(new Hazards.Planned(script, script.transactional(), false)),
                        scene -> {
                            if (!Rules.about(scene.shape()).contains(rule)
                                    && !Rules.aboutStyle(scene.shape()).contains(rule)) {
                                assertThat(rule.look(scene))
                                        .as("%s: %s", each, scene.sql())
                                        .isEmpty();
                            }
                        });
            }
        }
    }

    @Test
    void idsAreDifferent() {
        assertThat(Rules.withStyle().map(Rule::id)).doesNotHaveDuplicates();
    }
}
