package dev.lockstep.plan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    static List<Rule> rules() {
        return Rules.ALL;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasAPageAGoodCaseAndABadOne(Rule rule) {
        assertThat(HazardPages.of(rule.id())).as("page of %s", rule.id()).isPresent();
        Set<Boolean> kinds =
                HazardCase.of(rule.id()).stream().map(HazardCase::bad).collect(Collectors.toSet());
        assertThat(kinds).as("cases of %s", rule.id()).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void idsAreDifferent() {
        assertThat(Rules.ALL.stream().map(Rule::id)).doesNotHaveDuplicates();
    }
}
