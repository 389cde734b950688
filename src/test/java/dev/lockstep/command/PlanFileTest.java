package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.ServerFacts;
import dev.lockstep.schema.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
    private static final ServerFacts FACTS =
            new ServerFacts(
                    180000,
                    "18.0",
                    "7531",
                    1,
                    false,
                    "portfolio",
                    "ana",
                    false,
                    "db",
                    5432,
                    "no TLS",
                    "");

    @TempDir Path folder;

    @Test
    void comesBackAsItWasWritten() {
        for (Target target :
                List.of(
                        new Target.All(),
                        new Target.Count(2),
                        new Target.To("2026_a"),
                        new Target.Only("2026_with blank"))) {
            Path file = folder.resolve("release.plan");
            Fingerprint schema = new Fingerprint("18-0c4f11aa-77b0");
            PlanFile.write(file, plan(Direction.UP, target), schema, FACTS);

            assertThat(PlanFile.read(file))
                    .isEqualTo(new PlanFile(target, "sha256:abc", schema, "7531/portfolio"));
        }
    }

    @Test
    void readsAFileOfAnOlderVersionWhichKnowsNothingOfTheSchema() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("old"),
                        "lockstep-plan 1\ntarget all\nhash sha256:abc\nmigration a\n");

        PlanFile old = PlanFile.read(file);

        assertThat(old).isEqualTo(new PlanFile(new Target.All(), "sha256:abc", null, null));
        assertThat(old.isOf(FACTS)).isTrue();
    }

    @Test
    void knowsTheDatabaseThatItWasMadeOn() {
        PlanFile here = new PlanFile(new Target.All(), "h", null, "7531/portfolio");
        PlanFile elsewhere = new PlanFile(new Target.All(), "h", null, "7531/portfolio_dev");

        assertThat(here.isOf(FACTS)).isTrue();
        assertThat(elsewhere.isOf(FACTS)).isFalse();
    }

    @Test
    void refusesAFileThatIsNoPlan() throws IOException {
        Path file = Files.writeString(folder.resolve("other"), "hello\nworld\nagain\n");

        assertThatThrownBy(() -> PlanFile.read(file))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isInstanceOf(Failure.SyntaxProblem.class));
        assertThatThrownBy(() -> PlanFile.read(folder.resolve("missing")))
                .hasMessageContaining("missing");
    }

    @Test
    void keepsNoPlanOfTheWayBack() {
        assertThatThrownBy(() ->
                        PlanFile.write(
                                folder.resolve("x"),
                                plan(Direction.DOWN, new Target.All()),
                                null,
                                FACTS))
                .isInstanceOf(FailureException.class);
    }

    private static Plan plan(Direction direction, Target target) {
        return new Plan(direction, target, "sha256:abc", List.of(), List.of());
    }
}
