package dev.lockstep.command;

import dev.lockstep.model.Stage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The word {@code lockstep} itself, with the options that may stand before or after a command. */
@Command(
        name = "lockstep",
        description = "An interactive shell for PostgreSQL migrations.",
        customSynopsis = {
            "lockstep [GLOBAL]                  the shell",
            "lockstep [GLOBAL] COMMAND ...      one command",
            "lockstep [GLOBAL] -c \"a; b\"        a few commands",
            "lockstep [GLOBAL] -f FILE          a file of commands; also: lockstep < FILE"
        })
public final class LockstepCommand {
    @Option(
            names = {"-C", "--project"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The project, or a folder of migrations (default: found from here)")
    @Nullable Path project;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The environment of lockstep.toml to work on")
    @Nullable String environment;

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description =
                    "Where to connect; visible in the process list, so better LOCKSTEP_URL or env:NAME")
    @Nullable String url;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            scope = ScopeType.INHERIT,
            converter = StageWord.class,
            description = "What a bare --url is for: development, testing, staging, production")
    @Nullable Stage stage;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "One JSON object on standard output, and nothing else there")
    boolean json;

    @Option(
            names = "--events",
            scope = ScopeType.INHERIT,
            description = "With --json: also one JSON event per line on standard error")
    boolean events;

    @Option(
            names = "--yes",
            scope = ScopeType.INHERIT,
            description = "Answer yes/no questions with yes; never a typed name")
    boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Answer the question for the database's name")
    @Nullable String confirm;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            converter = ColorWord.class,
            description = "auto, always or never (default: auto; NO_COLOR is honoured)")
    GlobalOptions.@Nullable Color color;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Write stack traces to the log")
    boolean debug;

    @Option(
            names = "-c",
            paramLabel = "LINE",
            scope = ScopeType.INHERIT,
            description = "Run these commands, divided by ; and stop at the first that fails")
    @Nullable String line;

    @Option(
            names = "-f",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Run the commands of this file and stop at the first that fails")
    @Nullable Path file;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Say what a command does, with examples")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            scope = ScopeType.INHERIT,
            description = "Say which version this is")
    boolean version;

    /** Every command, for completion and help. Costs the reflection on all of them. */
    public static CommandLine model() {
        CommandLine line = new CommandLine(new LockstepCommand());
        for (CommandWord command : CommandWord.values()) {
            line.addSubcommand(command.word(), command.make());
        }
        return settled(line);
    }

    /** Only that command, so that a run does not pay for the others. */
    static CommandLine only(CommandWord command) {
        return settled(
                new CommandLine(new LockstepCommand())
                        .addSubcommand(command.word(), command.make()));
    }

    /** The command's own line, below that of {@code lockstep}. */
    static CommandLine below(CommandLine root, CommandWord command) {
        return Objects.requireNonNull(root.getSubcommands().get(command.word()));
    }

    /** No command: for the global options alone. */
    static CommandLine bare() {
        return settled(new CommandLine(new LockstepCommand()));
    }

    /**
     * A file named like {@code @this} is never read as more arguments: a runbook may be hostile.
     */
    private static CommandLine settled(CommandLine line) {
        return line.setExpandAtFiles(false).setInterpolateVariables(false);
    }

    GlobalOptions options() {
        return new GlobalOptions(
                project,
                environment,
                url,
                stage,
                json,
                events,
                yes,
                confirm,
                color == null ? GlobalOptions.Color.AUTO : color,
                debug);
    }

    /** {@code development} and its like. */
    static final class StageWord implements CommandLine.ITypeConverter<Stage> {
        @Override
        public Stage convert(String word) {
            return Stage.of(word)
                    .orElseThrow(() ->
                            new CommandLine.TypeConversionException(
                                    "'"
                                            + word
                                            + "' is no stage: development, testing, staging"
                                            + " or production"));
        }
    }

    /** {@code auto}, {@code always}, {@code never}. */
    static final class ColorWord implements CommandLine.ITypeConverter<GlobalOptions.Color> {
        @Override
        public GlobalOptions.Color convert(String word) {
            for (GlobalOptions.Color color : GlobalOptions.Color.values()) {
                if (color.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return color;
                }
            }
            throw new CommandLine.TypeConversionException(
                    "'" + word + "' is not auto, always or never");
        }
    }
}
