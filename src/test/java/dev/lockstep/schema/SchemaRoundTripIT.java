package dev.lockstep.schema;

import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link Ddl} says makes one schema into the other, in both directions. */
class SchemaRoundTripIT {
    @RegisterExtension final PgDatabase first = new PgDatabase();
    @RegisterExtension final PgDatabase second = new PgDatabase();

    static List<RoundTripCase> cases() {
        return RoundTripCase.read(Path.of("src/test/resources/schema/round-trips.sql"));
    }

    static List<RoundTripCase> leftOut() {
        return RoundTripCase.read(Path.of("src/test/resources/schema/left-out.sql"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void leadsThereAndBack(RoundTripCase each) {
        Session here = first.session();
        Assumptions.assumeTrue(here.facts().versionNumber() / 10000 >= each.version());
        RoundTrip.check(each, here, second.session());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leftOut")
    void leavesWhatCannotBeDoneAlone(RoundTripCase each) {
        RoundTrip.checkLeftOut(each, first.session(), second.session());
    }
}
