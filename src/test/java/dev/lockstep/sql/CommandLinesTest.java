package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.FailureException;
import org.junit.jupiter.api.Test;

class CommandLinesTest {
    @Test
    void splitsAtSemicolonsOutsideOfQuotes() {
        assertThat(CommandLines.split("status; new \"a;b\" ;plan --sql; chat 'x;y';; "))
                .containsExactly("status", "new \"a;b\"", "plan --sql", "chat 'x;y'");
    }

    @Test
    void takesNothingInACommandForAComment() {
        assertThat(CommandLines.split("plan --down; replay runs/*.lockstep; use C:\\a; status"))
                .containsExactly("plan --down", "replay runs/*.lockstep", "use C:\\a", "status");
    }

    @Test
    void readsSqlAsSql() {
        assertThat(CommandLines.split("select 1 -- a; b\n, ';'; explain select 1 /*;*/; plan"))
                .containsExactly("select 1 -- a; b\n, ';'", "explain select 1 /*;*/", "plan");
        assertThat(
                        CommandLines.split(
                                "create rule r as on update to t do (select 1; select 2);log"))
                .hasSize(2);
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        assertThatThrownBy(() -> CommandLines.split("status; chat don't; plan"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().place()).hasToString("-c:1:17"));
    }

    @Test
    void findsNothingInNothing() {
        assertThat(CommandLines.split(" ;; ")).isEmpty();
    }
}
