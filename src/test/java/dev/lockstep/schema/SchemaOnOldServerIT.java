package dev.lockstep.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.OldServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same cases on the oldest major version that we know. */
class SchemaOnOldServerIT {
    private static final int OLDEST = 14;

    private static Optional<OldServer> server = Optional.empty();

    @BeforeAll
    static void start() {
        server = OldServer.start();
        Assumptions.assumeTrue(server.isPresent(), "no old server for this platform");
    }

    @AfterAll
    static void stop() {
        server.ifPresent(OldServer::close);
    }

    @BeforeEach
    void makeDatabases() {
        administer(
                "CREATE DATABASE one TEMPLATE template0", "CREATE DATABASE two TEMPLATE template0");
    }

    @AfterEach
    void dropDatabases() {
        administer("DROP DATABASE one WITH (FORCE)", "DROP DATABASE two WITH (FORCE)");
    }

    static List<RoundTripCase> cases() {
        return SchemaRoundTripIT.cases().stream().filter(each -> each.version() <= OLDEST).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void leadsThereAndBack(RoundTripCase each) {
        try (Session one = server.orElseThrow().session("one");
                Session two = server.orElseThrow().session("two")) {
            RoundTrip.check(each, one, two);
        }
    }

    static List<RoundTripCase> leftOut() {
        return SchemaRoundTripIT.leftOut();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leftOut")
    void leavesWhatCannotBeDoneAlone(RoundTripCase each) {
        try (Session one = server.orElseThrow().session("one");
                Session two = server.orElseThrow().session("two")) {
            RoundTrip.checkLeftOut(each, one, two);
        }
    }

    @Test
    void readsAnEmptyDatabase() {
        try (Session one = server.orElseThrow().session("one")) {
            SchemaSnapshot snapshot = SchemaSnapshot.read(one, Scope.ALL);
            assertThat(snapshot.version() / 10000).isEqualTo(OLDEST);
            assertThat(snapshot.objects().keySet())
                    .extracting(ObjectId::toString)
                    .containsExactlyInAnyOrder("schema public", "extension plpgsql");
        }
    }

    @Test
    void itsFingerprintChangesWithEveryKindOfObject() {
        try (Session one = server.orElseThrow().session("one")) {
            FingerprintCases.changes(one);
        }
    }

    @Test
    void itsFingerprintStaysWithWhatIsNoChangeOfTheSchema() {
        try (Session one = server.orElseThrow().session("one");
                Session again = server.orElseThrow().session("one")) {
            FingerprintCases.noChanges(one, again);
        }
    }

    @Test
    void itsFingerprintIsTheSameForAnyRole() {
        try (Session one = server.orElseThrow().session("one")) {
            FingerprintCases.rolesAndOrderOfGrants(one, "print_reader");
        }
    }

    private static void administer(String... statements) {
        try (Session admin = server.orElseThrow().session()) {
            List.of(statements).forEach(admin::execute);
        }
    }
}
