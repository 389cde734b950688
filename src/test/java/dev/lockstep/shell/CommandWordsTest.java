package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.command.Workspace.Word;
import dev.lockstep.shell.CommandWords.CommandWord;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

class CommandWordsTest {
    @Command(name = "root")
    static final class Root {
        @Option(
                names = {"-C", "--project"},
                scope = ScopeType.INHERIT)
        String project = "";

        @Option(names = "--yes", scope = ScopeType.INHERIT, description = "Answer with yes")
        boolean yes;
    }

    @Command(description = {"What would run", "at length"})
    static final class Plan {
        @Option(names = "--out", description = "Write it there")
        String out = "";

        @Option(names = "--secret", hidden = true)
        boolean secret;
    }

    @Command(hidden = true)
    static final class Hidden {}

    private static CommandWords words() {
        CommandLine root =
                new CommandLine(new Root())
                        .addSubcommand("plan", new Plan())
                        .addSubcommand("hidden", new Hidden());
        return CommandWords.of(root.getCommandSpec());
    }

    @Test
    void takesCommandsAndTheirFirstLineOfDescription() {
        assertThat(words().commands()).extracting(CommandWord::name).containsExactly("plan");
        assertThat(words().commands().getFirst().description()).isEqualTo("What would run");
    }

    @Test
    void offersOwnOptionsAndThoseThatMakeSenseAtThePrompt() {
        CommandWord plan = words().commands().getFirst();
        assertThat(plan.options())
                .containsExactly(
                        new Word("--out", "Write it there"), new Word("--yes", "Answer with yes"));
        assertThat(plan.valued()).isEqualTo(Set.of("--out", "-C", "--project"));
    }
}
