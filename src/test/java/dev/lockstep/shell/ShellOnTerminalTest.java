package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.PseudoTerminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell as a person has it: keys on a terminal, and what the screen then shows. */
class ShellOnTerminalTest {
    private static final String PROMPT = "portfolio staging +3 > ";

    @TempDir Path folder;

    private PseudoTerminal start(int columns, Map<String, String> more) {
        PseudoTerminal terminal = launch(columns, more);
        terminal.await(PROMPT.strip());
        return terminal;
    }

    private PseudoTerminal launch(int columns, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TERM", "xterm");
        environment.remove("NO_COLOR");
        environment.remove("PAGER");
        environment.putAll(more);
        return new PseudoTerminal(command(), environment, columns, 24);
    }

    private String[] command() {
        return new String[] {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            PracticeShell.class.getName(),
            folder.toString()
        };
    }

    private PseudoTerminal start() {
        return start(80, Map.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 200})
    void completesAMigrationByAWordOfItsName(int columns) {
        try (PseudoTerminal terminal = start(columns, Map.of())) {
            terminal.press("show role" + PseudoTerminal.TAB);
            terminal.await("show 20260322110000_user_roles");
            terminal.press("\r");
            terminal.await("ran: show 20260322110000_user_roles");
        }
    }

    @Test
    void listsWhatFitsWithADescription() {
        try (PseudoTerminal terminal = start()) {
            terminal.press("apply to 2026" + PseudoTerminal.TAB);
            String screen = terminal.await("(pending, not transactional)");
            assertThat(screen).contains("20260321093000_index_user_email", "apply to 2026032");
        }
    }

    @Test
    void cancelsACommandAtCtrlCAndGoesOn() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("slow");
            terminal.await("running 1/1");
            terminal.press(PseudoTerminal.CTRL_C);
            terminal.await("error: cancelled");
            terminal.enter("status");
            terminal.await("ran: status");
        }
    }

    @Test
    void dropsWhatIsTypedAtCtrlCAndGoesOn() {
        try (PseudoTerminal terminal = start()) {
            terminal.press("select 1");
            terminal.await("> select 1");
            terminal.press(PseudoTerminal.CTRL_C);
            terminal.await("a new prompt", shown -> shown.split("\\+3 >", -1).length == 3);
            terminal.enter("status");
            terminal.await("ran: status");
            assertThat(terminal.shown()).doesNotContain("ran: select");
        }
    }

    @Test
    void runsWhatIsTypedAheadInOrderAndShowsItOnce() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("brief");
            terminal.press("status\rplan --sq" + PseudoTerminal.TAB + "\rsh");
            String shown = terminal.await("ran: plan --sql");
            assertThat(shown)
                    .contains("brief\nthat was brief\n")
                    .contains("> status\nran: status\n")
                    .containsOnlyOnce("plan --sql\nran")
                    .doesNotContain("--sq\n", "^");
            terminal.await(PROMPT + "sh");
        }
    }

    @Test
    void leavesAtACtrlDThatWasTypedAhead() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("brief");
            terminal.press("status\r" + PseudoTerminal.CTRL_D);
            terminal.await("ran: status");
            assertThat(terminal.exitCode()).isZero();
        }
    }

    @Test
    void givesTheTerminalBackAsItWas() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TERM", "xterm");
        String java = String.join(" ", command());
        String[] shell = {"/bin/sh", "-c", "stty -a; " + java + "; echo; echo BACK; stty -a"};
        try (PseudoTerminal terminal = new PseudoTerminal(shell, environment, 200, 24)) {
            terminal.await(PROMPT.strip());
            terminal.press(PseudoTerminal.CTRL_D);
            assertThat(terminal.exitCode()).isZero();
            String shown = terminal.raw();
            assertThat(shown.substring(shown.indexOf("BACK")))
                    .contains(" icrnl ixon ", "isig icanon iexten echo ");
        }
    }

    @Test
    void showsOnceWhatIsTypedBeforeTheFirstPrompt() {
        try (PseudoTerminal terminal = launch(80, Map.of("PRACTICE_LATE", "yes"))) {
            terminal.await("starting");
            terminal.press("status\r" + PseudoTerminal.CTRL_D);
            terminal.await("ran: status");
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.shown()).containsOnlyOnce("status\nran: status");
            assertThat(terminal.shown().lines()).noneMatch(line -> line.startsWith("status"));
        }
    }

    @Test
    void leavesAtCtrlD() {
        try (PseudoTerminal terminal = start()) {
            terminal.press(PseudoTerminal.CTRL_D);
            assertThat(terminal.exitCode()).isZero();
        }
    }

    @Test
    void asksBeforeItLeavesAnOpenStep() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("step");
            terminal.await("step 0/2 >");
            terminal.press(PseudoTerminal.CTRL_D);
            terminal.await("go on? [y/N]");
            terminal.press("\r");
            terminal.enter("next");
            terminal.await("step 1/2 >");
            terminal.press(PseudoTerminal.CTRL_D);
            terminal.await("(1/2): leaving undoes what it did");
            terminal.enter("y");
            terminal.await("the step transaction was undone");
            assertThat(terminal.exitCode()).isZero();
        }
    }

    @Test
    void promptAndBottomLineForgetAStepThatEndsWhileALineIsTyped() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("step");
            terminal.await("step 0/2 >");
            terminal.await("step open");
            terminal.enter("expire");
            terminal.await("not for long");
            terminal.press("sel");
            terminal.await("note: step mode was aborted");
            String screen =
                    terminal.await("the prompt", shown -> shown.contains("\n" + PROMPT + "sel"));
            assertThat(screen).doesNotContain("step 0/2 > sel");
            terminal.await(
                    "the bottom line",
                    shown -> shown.lines().toList().getLast().equals(" connected"));
        }
    }

    @Test
    void doesNotStopAtCtrlZWhileAStepIsOpen() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("step");
            terminal.await("step 0/2 >");
            terminal.press(PseudoTerminal.CTRL_Z);
            terminal.enter("next");
            terminal.await("step 1/2 >");
        }
    }

    @Test
    void showsTheBottomLineAndDrawsProgressInPlace() {
        try (PseudoTerminal terminal = start()) {
            assertThat(terminal.await(" connected").lines().toList().getLast())
                    .isEqualTo(" connected");
            terminal.enter("slow");
            terminal.await("[█");
            String screen = terminal.await("building index 9 %");
            assertThat(screen.lines().filter(line -> line.contains("[█"))).hasSize(1);
            assertThat(screen.lines().toList().getLast())
                    .contains("running 1/1 for", "building index");
            terminal.press(PseudoTerminal.CTRL_C);
            terminal.await("error: cancelled");
            assertThat(terminal.shown()).doesNotContain("[█");
        }
    }

    @Test
    void suggestsWhatWasTypedBefore() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("status --exit-code");
            terminal.await("ran: status --exit-code");
            terminal.await("an empty prompt", ShellOnTerminalTest::promptsAgain);
            terminal.press("sta");
            terminal.await("> status --exit-code", ShellOnTerminalTest::suggestsAgain);
            terminal.press(PseudoTerminal.RIGHT + "\r");
            terminal.await("two runs", shown -> shown.split("ran: status --exit-code").length == 3);
        }
    }

    private static boolean promptsAgain(String shown) {
        return shown.lines().anyMatch(line -> line.strip().equals(PROMPT.strip()));
    }

    private static boolean suggestsAgain(String shown) {
        return shown.lines().filter(line -> line.equals(PROMPT + "status --exit-code")).count()
                == 2;
    }

    @Test
    void remembersAcrossSessionsWithoutSecrets() throws Exception {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("select 'alter role ana password ''HUNTER2''';");
            terminal.await("ran: select");
            terminal.enter("  status");
            terminal.await("ran: status");
            terminal.enter("exit");
            assertThat(terminal.exitCode()).isZero();
        }
        assertThat(Files.readString(folder.resolve("history-portfolio-8a5edab2-staging")))
                .doesNotContain("HUNTER2", "status")
                .contains("select");
        try (PseudoTerminal terminal = start()) {
            terminal.press(PseudoTerminal.UP);
            terminal.await(PROMPT + "exit");
        }
    }

    @Test
    void recallsALineByAnyPartOfIt() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("show user_roles");
            terminal.await("ran: show user_roles");
            terminal.enter("status");
            terminal.await("ran: status");
            terminal.await("an empty prompt", ShellOnTerminalTest::promptsAgain);
            terminal.press("role" + PseudoTerminal.UP);
            terminal.await(
                    "the line again",
                    shown ->
                            shown.lines().toList().contains(PROMPT + "show user_roles")
                                    && shown.split("> show user_roles").length == 3);
            terminal.press("\r");
            terminal.await("two runs", shown -> shown.split("ran: show user_roles").length == 3);
        }
    }

    @Test
    void editsAStatementOverSeveralLines() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("select email");
            terminal.enter("from \"User\";");
            terminal.await("ran: select email / from \"User\";");
        }
    }

    @Test
    void takesAPasteAsItIs() {
        try (PseudoTerminal terminal = start()) {
            terminal.press("\033[200~status\nplan\tx\n\033[201~\r");
            terminal.await("ran: status");
            terminal.await("ran: plan");
        }
    }

    @Test
    void pagesLongOutput() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("long");
            String first = terminal.await("line 20");
            assertThat(first).doesNotContain("line 50");
            terminal.await("q leaves");
            assertThat(terminal.raw()).contains("line 20 ─");
            terminal.press(" ");
            terminal.await("line 40");
            terminal.press("q");
            terminal.enter("status");
            terminal.await("ran: status");
        }
    }

    @Test
    void handsLongOutputToThePagerOfTheEnvironment() {
        try (PseudoTerminal terminal = start(80, Map.of("PAGER", "tail -n 3"))) {
            terminal.enter("long");
            assertThat(terminal.await("line 100")).contains("line 98").doesNotContain("line 97");
            terminal.enter("status");
            terminal.await("ran: status");
        }
    }

    @Test
    void survivesAChangeOfTheWindowsSize() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("status");
            terminal.await("ran: status");
            terminal.resize(60, 16);
            terminal.press("pl");
            terminal.await(PROMPT + "pl");
            terminal.resize(100, 30);
            terminal.press("an");
            terminal.await(PROMPT + "plan");
            terminal.press("\r");
            terminal.await("ran: plan");
        }
    }

    @Test
    void usesNoColourWhereNoneIsWanted() {
        try (PseudoTerminal terminal = start(80, Map.of("NO_COLOR", "1"))) {
            terminal.enter("use prod");
            terminal.await("portfolio [prod] +3 >");
            terminal.press("select 'x'");
            terminal.await("> select 'x'");
            assertThat(terminal.raw()).doesNotContainPattern("\033\\[[0-9;]*[349][0-7][;m]");
        }
    }

    @Test
    void isPlainOnATerminalThatCanOnlyAddLines() {
        try (PseudoTerminal terminal = start(80, Map.of("TERM", "dumb", "NO_COLOR", "1"))) {
            terminal.enter("slow");
            terminal.await("building index");
            terminal.press(PseudoTerminal.CTRL_C);
            terminal.await("error: cancelled");
            terminal.enter("ask");
            terminal.await("[y/N]");
            terminal.enter("y");
            terminal.await("the answer is yes");
            terminal.enter("exit");
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.raw()).startsWith(PROMPT).doesNotContain("\033", "WARNING");
        }
    }

    @Test
    void asksForAName() {
        try (PseudoTerminal terminal = start()) {
            terminal.enter("name");
            terminal.await("to go on:");
            terminal.enter("portfoli");
            terminal.await("the answer is no");
            terminal.enter("name");
            terminal.await("two questions", shown -> shown.split("to go on:", -1).length == 3);
            terminal.enter("portfolio");
            terminal.await("the answer is yes");
        }
    }
}
