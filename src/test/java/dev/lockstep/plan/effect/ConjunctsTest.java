package dev.lockstep.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConjunctsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "(a IS NOT NULL) ~ a IS NOT NULL",
                "((a IS NOT NULL) AND (a > 0)) ~ a IS NOT NULL;a > 0",
                "(((a > 0) AND (b > 0)) AND (c > 0)) ~ a > 0;b > 0;c > 0",
                "((a IS NOT NULL) OR (b > 0)) ~ (a IS NOT NULL) OR (b > 0)",
                "((((a > 0) OR (b > 0)) AND (c > 0))) ~ (a > 0) OR (b > 0);c > 0",
                "((t <> ' AND '::text) AND (\"x AND y\" > 0)) ~ t <> ' AND '::text;\"x AND y\" > 0",
                "(t <> 'it''s ('::text) ~ t <> 'it''s ('::text"
            })
    void dividesWhatMustAllHold(String expression, String parts) {
        assertThat(Conjuncts.of(expression)).containsExactly(parts.split(";"));
    }
}
