package dev.lockstep.plan.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.model.Hazard;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Foresight;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.testkit.OldServer;
import dev.lockstep.testkit.PgDatabase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule finds what it is for, on a table with rows, and nothing where all is well. What it
 * offers as safer can be run there, and is not found by the same rule.
 */
class HazardsIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    /** A database for each case is dear. */
    private static final String EMPTY =
            """
            DO $$ DECLARE each text; BEGIN
              FOR each IN SELECT format('DROP PUBLICATION %I', pubname) FROM pg_publication LOOP
                EXECUTE each;
              END LOOP;
              FOR each IN SELECT format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
                  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                EXECUTE each;
              END LOOP;
              CREATE SCHEMA public;
            END $$
            """;

    private static Optional<OldServer> old = Optional.empty();
    private static @Nullable Session oldest;

    static Stream<HazardCase> cases() {
        return Rules.withStyle().flatMap(rule -> HazardCase.of(rule.id()).stream());
    }

    @BeforeAll
    static void startTheOldest() {
        old = OldServer.start();
        oldest = old.map(OldServer::session).orElse(null);
    }

    @AfterAll
    static void stopTheOldest() {
        if (oldest != null) {
            oldest.close();
        }
        old.ifPresent(OldServer::close);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsWrongAndNothingElse(HazardCase each) {
        judge(db.session(), each);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameOnTheOldestServer(HazardCase each) {
        assumeThat(oldest).as("a server of PostgreSQL 14").isNotNull();
        Session admin = Objects.requireNonNull(oldest);
        int major = admin.facts().versionNumber() / 10_000;
        assumeThat(major).isGreaterThanOrEqualTo(each.from());
        admin.execute(EMPTY);
        judge(admin, each);
    }

    private static void judge(Session session, HazardCase each) {
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
