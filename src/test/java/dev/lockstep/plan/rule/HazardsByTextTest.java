package dev.lockstep.plan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Hazard;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a database the rules take the worse case, as far as the text tells anything. */
class HazardsByTextTest {
    /** What only a catalog or a server can tell. */
    private static final List<String> CATALOG =
            List.of(
                    "add-column-rewrites, bad: a domain that may refuse values",
                    "add-primary-key-builds-index, bad: the index is there, but",
                    "concurrently-in-transaction, bad: the index of a partitioned table",
                    "drop-foreign-key-locks-both, bad: of a partitioned table",
                    "drop-foreign-key-locks-both, bad: the column",
                    "drop-foreign-key-locks-both, bad: the table",
                    "int-primary-key, bad: later",
                    "not-idempotent-outside-transaction, bad: an index that is there",
                    "published-without-replica-identity",
                    "standby-readers-blocked");

    static Stream<HazardCase> cases() {
        return Rules.withStyle()
                .flatMap(rule -> HazardCase.of(rule.id()).stream())
                .filter(HazardCase::bad)
                .filter(each -> CATALOG.stream().noneMatch(each.toString()::startsWith));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsTheSameByTheTextAlone(HazardCase each) {
        Script script = Script.split(new SourceText("up.sql", each.script()));
        List<String> found =
                Hazards.of(
                                Facts.assumed(180000),
                                List.of(
                                        new Hazards.Planned(
                                                script, script.transactional(), each.reversible())),
                                true)
                        .values()
                        .stream()
                        .flatMap(told -> told.hazards().stream())
                        .map(Hazard::id)
                        .toList();
        assertThat(found).contains(each.id());
    }
}
