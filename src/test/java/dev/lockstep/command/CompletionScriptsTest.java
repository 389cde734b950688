package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

class CompletionScriptsTest {
    @TempDir Path folder;

    @Command(name = "lockstep")
    static final class Root {
        @Option(
                names = {"-C", "--project"},
                paramLabel = "DIR",
                scope = ScopeType.INHERIT,
                description = "The project's folder: [here]")
        @Nullable Path project;

        @Option(names = "--url", scope = ScopeType.INHERIT, description = "Where")
        @Nullable String url;
    }

    @Command(name = "apply", description = "what's pending")
    static final class Apply {
        @Option(names = "--atomic", description = "All in one transaction")
        boolean atomic;

        @Option(names = "--speed", description = "How fast")
        @Nullable Speed speed;

        @Parameters(arity = "0..*", completionCandidates = Targets.class)
        @Nullable List<String> target;
    }

    @Command(name = "log", description = "what was run")
    static final class Log {}

    enum Speed {
        POLITE,
        FAST
    }

    static final class Targets extends ArrayList<String> {
        Targets() {
            super(List.of("all", "next", "to", "only"));
        }
    }

    @Test
    void bashCompletesCommandsOptionsAndValues() throws Exception {
        assertThat(bash("lockstep", "")).containsExactlyInAnyOrder("apply", "log");
        assertThat(bash("lockstep", "--url", "x", "ap")).containsExactly("apply");
        assertThat(bash("lockstep", "--u")).containsExactly("--url");
        assertThat(bash("lockstep", "-C", "log", "apply", ""))
                .containsExactly("all", "next", "to", "only");
        assertThat(bash("lockstep", "apply", "--a")).containsExactly("--atomic");
        assertThat(bash("lockstep", "apply", "--"))
                .contains("--url", "--atomic")
                .doesNotContain("-C");
        assertThat(bash("lockstep", "apply", "--speed", "")).containsExactly("polite", "fast");
        assertThat(bash("lockstep", "log", "--")).containsExactlyInAnyOrder("--project", "--url");
        assertThat(bash("lockstep", "log", "x")).isEmpty();
        assertThat(bash("lockstep", "--url", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void shellsReadTheirScript(String shell) throws Exception {
        Path script = Files.writeString(folder.resolve("script"), script(shell));
        assumeThat(onPath(shell)).as(shell + " is installed").isTrue();
        assertThat(run(List.of(shell, "-n", script.toString()))).isEmpty();
    }

    @Test
    void fishCompletesCommandsOptionsAndValues() throws Exception {
        assumeThat(onPath("fish")).as("fish is installed").isTrue();
        assertThat(fish("lockstep ")).containsExactly("apply\twhat's pending", "log\twhat was run");
        assertThat(fish("lockstep --url log ap")).containsExactly("apply\twhat's pending");
        assertThat(fish("lockstep -C x apply "))
                .containsExactlyInAnyOrder("all", "next", "to", "only");
        assertThat(fish("lockstep apply --sp")).containsExactly("--speed\tHow fast");
        assertThat(fish("lockstep apply --speed "))
                .containsExactly("fast\tHow fast", "polite\tHow fast");
        assertThat(fish("lockstep log ")).isEmpty();
    }

    @Test
    void describesInZshAndFish() {
        assertThat(script("zsh"))
                .contains("'apply:what'\\''s pending'")
                .contains(
                        "'(-C --project)'{-C,--project}'[The project'\\''s folder\\: \\[here\\]]: :_files -/'");
        assertThat(script("fish"))
                .contains("-n 'not __lockstep_command' -a apply -d 'what\\'s pending'")
                .contains(
                        "-n '__lockstep_command apply' -l speed -x -a 'polite fast' -d 'How fast'")
                .contains("-n '__lockstep_command apply' -a 'all next to only'");
    }

    @Test
    void knowsNoOtherShell() {
        assertThat(CompletionScripts.script("tcsh", commands())).isEmpty();
    }

    private static CommandLine commands() {
        return new CommandLine(new Root())
                .addSubcommand("apply", new Apply())
                .addSubcommand("log", new Log());
    }

    private static String script(String shell) {
        return CompletionScripts.script(shell, commands()).orElseThrow();
    }

    /** What bash would offer for the last of these words. */
    private List<String> bash(String... typed) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script.bash"), script("bash"));
        String ask =
                """
                . "$1"; shift
                compopt() { :; }
                COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
                _lockstep
                printf '%s\\n' "${COMPREPLY[@]}"
                """;
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", ask, "bash", script.toString()));
        command.addAll(List.of(typed));
        return run(command).lines().filter(line -> !line.isEmpty()).toList();
    }

    /** What fish would offer at the end of that line. */
    private List<String> fish(String line) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script.fish"), script("fish"));
        String ask = "source $argv[1]; complete -C $argv[2]";
        return run(List.of("fish", "-N", "-c", ask, script.toString(), line)).lines().toList();
    }

    private static boolean onPath(String program) throws IOException, InterruptedException {
        return !run(List.of("sh", "-c", "command -v " + program + " || :")).isEmpty();
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
