package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecallTest {
    private static final List<String> PAST =
            List.of("plan", "show user_roles", "status", "apply to user_roles", "plan", "status");

    private final Recall recall = new Recall();

    @Test
    void goesThroughAllLinesWhereNothingIsTyped() {
        assertThat(recall.older("", PAST)).contains("status");
        assertThat(recall.older("status", PAST)).contains("plan");
        assertThat(recall.older("plan", PAST)).contains("apply to user_roles");
        assertThat(recall.older("apply to user_roles", PAST)).contains("show user_roles");
        assertThat(recall.older("show user_roles", PAST)).as("each once").isEmpty();
    }

    @Test
    void findsLinesThatContainWhatIsTyped() {
        assertThat(recall.older("role", PAST)).contains("apply to user_roles");
        assertThat(recall.older("apply to user_roles", PAST)).contains("show user_roles");
        assertThat(recall.older("show user_roles", PAST)).isEmpty();
        assertThat(recall.newer("show user_roles", PAST)).contains("apply to user_roles");
        assertThat(recall.newer("apply to user_roles", PAST)).as("what was typed").contains("role");
        assertThat(recall.newer("role", PAST)).isEmpty();
    }

    @Test
    void beginsAnewWithALineThatWasChanged() {
        assertThat(recall.older("role", PAST)).contains("apply to user_roles");
        assertThat(recall.older("sta", PAST)).contains("status");
        assertThat(recall.newer("stat", PAST)).isEmpty();
    }

    @Test
    void hasNothingToShowAtFirst() {
        assertThat(recall.newer("", PAST)).isEmpty();
        assertThat(recall.older("", List.of())).isEmpty();
    }
}
