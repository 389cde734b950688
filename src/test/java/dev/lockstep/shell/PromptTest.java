package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.model.Stage;
import org.junit.jupiter.api.Test;

class PromptTest {
    private static String plain(PromptState state) {
        return Prompt.of(state, false).toString();
    }

    @Test
    void tellsWhereTheSessionStands() {
        assertThat(
                        plain(
                                new PromptState(
                                        "portfolio",
                                        null,
                                        "staging",
                                        Stage.STAGING,
                                        true,
                                        3,
                                        true,
                                        null)))
                .isEqualTo("portfolio staging +3 ~drift > ");
    }

    @Test
    void saysNothingOfWhatIsAsItShouldBe() {
        assertThat(
                        plain(
                                new PromptState(
                                        "portfolio",
                                        null,
                                        "staging",
                                        Stage.STAGING,
                                        true,
                                        0,
                                        false,
                                        null)))
                .isEqualTo("portfolio staging > ");
    }

    @Test
    void showsThePositionInStepMode() {
        assertThat(
                        plain(
                                new PromptState(
                                        "p",
                                        null,
                                        "staging",
                                        Stage.STAGING,
                                        true,
                                        2,
                                        false,
                                        "1/2")))
                .isEqualTo("p staging +2 step 1/2 > ");
    }

    @Test
    void marksASessionWithoutAConnectionAndKeepsOldNumbersToItself() {
        assertThat(
                        plain(
                                new PromptState(
                                        "p",
                                        null,
                                        "staging",
                                        Stage.STAGING,
                                        false,
                                        2,
                                        false,
                                        null)))
                .isEqualTo("p staging (not connected) > ");
    }

    @Test
    void hasANameWithoutProjectAndEnvironment() {
        assertThat(
                        plain(
                                new PromptState(
                                        null,
                                        null,
                                        null,
                                        Stage.DEVELOPMENT,
                                        false,
                                        0,
                                        false,
                                        null)))
                .isEqualTo("lockstep (not connected) > ");
    }

    @Test
    void putsProductionOnARedGround() {
        PromptState state =
                new PromptState("p", null, "prod", Stage.PRODUCTION, true, 0, false, null);
        assertThat(Prompt.of(state, true).toAnsi()).contains("\033[97;41;1m prod ");
        assertThat(plain(state)).isEqualTo("p [prod] > ");
    }

    @Test
    void showsHostileNamesWithoutObeyingThem() {
        PromptState state =
                new PromptState("p\033[2J", null, "s\u202Ex", Stage.STAGING, true, 0, false, null);
        assertThat(plain(state)).isEqualTo("p\\x1b[2J s\\u202ex > ");
    }
}
