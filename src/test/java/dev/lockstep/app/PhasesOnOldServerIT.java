package dev.lockstep.app;

import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.OldServer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same walk on the oldest major version that we know. */
class PhasesOnOldServerIT {
    private static Optional<OldServer> server = Optional.empty();

    @TempDir Path directory;

    @BeforeAll
    static void start() {
        server = OldServer.start();
        Assumptions.assumeTrue(server.isPresent(), "no old server for this platform");
        try (Session session = server.orElseThrow().session()) {
            session.execute("CREATE DATABASE walk TEMPLATE template0");
        }
    }

    @AfterAll
    static void stop() {
        server.ifPresent(OldServer::close);
    }

    @Test
    void renamesWhileTwoApplicationsWrite() {
        OldServer old = server.orElseThrow();
        PhaseWalk.in(directory, old.url("walk"), () -> old.session("walk")).thereAndBack();
    }
}
