package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Direction;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetOptionsTest {
    @Test
    void readsEveryFormOfTheWayForward() {
        assertThat(up()).isEmpty();
        assertThat(up("all")).contains(new Target.All());
        assertThat(up("next")).contains(new Target.Count(1));
        assertThat(up("next", "12")).contains(new Target.Count(12));
        assertThat(up("to", "user_roles")).contains(new Target.To("user_roles"));
        assertThat(up("only", "3")).contains(new Target.Only("3"));
    }

    @Test
    void countsTheWayBackWithLast() {
        assertThat(typed(Direction.DOWN, "last", "2")).contains(new Target.Count(2));
        assertThatThrownBy(() -> typed(Direction.DOWN, "next")).hasMessageContaining("no target");
        assertThatThrownBy(() -> up("last")).hasMessageContaining("next [N]");
    }

    @Test
    void takesAMigrationCalledLikeATargetBehindItsWord() {
        assertThat(up("to", "all")).contains(new Target.To("all"));
        assertThat(up("only", "next")).contains(new Target.Only("next"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"next 0", "next -1", "next x", "next 1 2", "to", "only", "all 2", "to a b"})
    void refusesWhatIsNoTarget(String words) {
        assertThatThrownBy(() -> up(words.split(" "))).isInstanceOf(FailureException.class);
    }

    @Test
    void showsHowABareNameIsMeant() {
        assertThatThrownBy(() -> up("user_roles"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e ->
                                assertThat(e.failure().next())
                                        .isEqualTo(
                                                "apply to user_roles · apply only user_roles ·"
                                                        + " status lists them"));
    }

    private static Optional<Target> up(String... words) {
        return typed(Direction.UP, words);
    }

    private static Optional<Target> typed(Direction direction, String... words) {
        TargetOptions options = new TargetOptions("apply");
        options.words = List.of(words);
        return options.typed(direction);
    }
}
