package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.PseudoTerminal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo leaves nothing running behind, whenever it is told to end. */
@Timeout(180)
class DemoEndingIT {
    private static final String MAKING = "making the sample database";

    @TempDir Path folder;

    @Test
    void endsAtCtrlCWhileItStartsWithoutEverShowingAPrompt() {
        try (PseudoTerminal terminal = demo()) {
            terminal.await(MAKING);
            terminal.press(PseudoTerminal.CTRL_C);
            assertThat(terminal.exitCode()).isEqualTo(130);
            assertThat(terminal.raw()).doesNotContain("development +14 >");
        }
        assertThat(folder.resolve("cache/lockstep/demo/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void runsWhatWasTypedWhileItStartedAndShowsItOnce() {
        try (PseudoTerminal terminal = demo()) {
            terminal.await(MAKING);
            terminal.press("show create_users\r" + PseudoTerminal.CTRL_D);
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.raw())
                    .contains("up: migrations/20260105090000_create_users/up.sql")
                    .doesNotContain("\nshow create_users");
        }
        assertThat(folder.resolve("cache/lockstep/demo/data/postmaster.pid")).doesNotExist();
    }

    private PseudoTerminal demo() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TERM", "xterm");
        environment.put("NO_COLOR", "1");
        environment.remove("PAGER");
        for (String kind : new String[] {"CACHE", "STATE", "CONFIG", "DATA"}) {
            String name = kind.toLowerCase(java.util.Locale.ROOT);
            environment.put("XDG_" + kind + "_HOME", folder.resolve(name).toString());
        }
        String[] command = {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "demo"
        };
        return new PseudoTerminal(command, environment, 80, 60);
    }
}
