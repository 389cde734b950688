package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Target;
import dev.lockstep.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
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
            PlanFile.write(file, plan(Direction.UP, target));

            assertThat(PlanFile.read(file)).isEqualTo(new PlanFile(target, "sha256:abc"));
        }
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
                        PlanFile.write(folder.resolve("x"), plan(Direction.DOWN, new Target.All())))
                .isInstanceOf(FailureException.class);
    }

    private static Plan plan(Direction direction, Target target) {
        return new Plan(direction, target, "sha256:abc", List.of(), List.of());
    }
}
