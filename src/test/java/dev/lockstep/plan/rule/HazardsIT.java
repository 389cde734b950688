package dev.lockstep.plan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Hazard;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Foresight;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.testkit.PgDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule finds what it is for, on a table with rows, and nothing where all is well. What it
 * offers as safer can be run there, and is not found by the same rule.
 */
class HazardsIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    static Stream<HazardCase> cases() {
        return Rules.withStyle().flatMap(rule -> HazardCase.of(rule.id()).stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsWrongAndNothingElse(HazardCase each) {
        Session session = db.session();
        session.execute(each.setup());
        List<Hazard> found = hazards(session, each);
        if (!each.bad()) {
            assertThat(found).as("good").isEmpty();
            return;
        }
        assertThat(found).as("bad").isNotEmpty();
        for (Hazard hazard : found) {
            assertThat(hazard.message()).isNotBlank().doesNotContain("\n");
            if (!hazard.safer().isEmpty()) {
                run(session, hazard.safer());
            }
        }
    }

    /** Each statement by itself, as migrations of their own would run them. */
    private static void run(Session session, String safer) {
        for (Statement statement : Script.split(new SourceText("safer.sql", safer)).statements()) {
            session.execute(statement.sql());
        }
    }

    private static List<Hazard> hazards(Session session, HazardCase each) {
        Script script = Script.split(new SourceText("up.sql", each.script()));
        Facts facts =
                Foresight.facts(
                        session, script.statements().stream().map(Statement::shape).toList());
        return Hazards.of(
                        each.standbys() ? followed(facts) : facts,
                        List.of(
                                new Hazards.Planned(
                                        script, script.transactional(), each.reversible())),
                        true)
                .values()
                .stream()
                .flatMap(told -> told.hazards().stream())
                .filter(hazard -> hazard.id().equals(each.id()))
                .toList();
    }

    /** The test server has no standbys. */
    private static Facts followed(Facts facts) {
        return new Facts(
                facts.version(),
                facts.currentSchema(),
                facts.utc(),
                facts.relations(),
                facts.written(),
                facts.types(),
                facts.casts(),
                facts.functions(),
                facts.uses(),
                facts.holders(),
                facts.made(),
                facts.schemas(),
                facts.replicas(),
                true,
                facts.assumed());
    }
}
