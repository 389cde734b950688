package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.sql.SqlWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Words, understood: the global options and at most one command with its own. Only that command's
 * class is looked at, for looking at all of them would take longer than most commands.
 */
public final class Invocation {
    /** Options whose value is the next word: needed to find the command before it is parsed. */
    private static final Set<String> VALUED =
            Set.of(
                    "-C",
                    "--project",
                    "-e",
                    "--env",
                    "--url",
                    "--stage",
                    "--confirm",
                    "--color",
                    "-c",
                    "-f");

    private final LockstepCommand root;
    private final @Nullable CommandWord command;
    private final @Nullable Verb verb;
    private final boolean help;

    private Invocation(
            LockstepCommand root,
            @Nullable CommandWord command,
            @Nullable Verb verb,
            boolean help) {
        this.root = root;
        this.command = command;
        this.verb = verb;
        this.help = help;
    }

    /**
     * Understands words as a shell hands them over.
     *
     * @throws FailureException with {@code WrongUsage} for an unknown command or option
     */
    public static Invocation of(List<String> words) {
        return plain(words).orElseGet(() -> parsed(words));
    }

    /**
     * The commonest words of all without Picocli: a session, or a command that takes plain words,
     * with no other option than {@code -C} and {@code -e} before it, {@code --yes} and {@code
     * --json} after it. Picocli's classes are of a format that the JVM's ahead-of-time cache does
     * not take (Java 5), and to load them takes as long as the rest of the start.
     */
    static Optional<Invocation> plain(List<String> words) {
        LockstepCommand root = new LockstepCommand();
        int next = 0;
        while (next + 1 < words.size() && isPlain(words.get(next + 1))) {
            String value = words.get(next + 1);
            if (CommandWord.of(value).isPresent()) {
                break;
            } else if (words.get(next).equals("-C") && root.project == null) {
                root.project = Path.of(value);
            } else if (words.get(next).equals("-e") && root.environment == null) {
                root.environment = value;
            } else {
                break;
            }
            next += 2;
        }
        if (next == words.size()) {
            return Optional.of(new Invocation(root, null, null, false));
        }
        List<String> rest = words.subList(next + 1, words.size());
        return CommandWord.of(words.get(next)).flatMap(command -> plain(root, command, rest));
    }

    private static Optional<Invocation> plain(
            LockstepCommand root, CommandWord command, List<String> rest) {
        List<String> words = new ArrayList<>();
        for (String word : rest) {
            if (word.equals("--yes") && !root.yes) {
                root.yes = true;
            } else if (word.equals("--json") && !root.json) {
                root.json = true;
            } else if (isPlain(word)) {
                words.add(word);
            } else {
                return Optional.empty();
            }
        }
        Verb verb = command.make();
        return verb.takes(words)
                ? Optional.of(new Invocation(root, command, verb, false))
                : Optional.empty();
    }

    /** Picocli reads words of the file for one that begins with an at sign. */
    private static boolean isPlain(String value) {
        return !value.isBlank()
                && !value.startsWith("-")
                && !value.startsWith("@")
                && value.indexOf('\0') < 0;
    }

    private static Invocation parsed(List<String> words) {
        Optional<String> first = firstWord(words);
        if (first.isEmpty()) {
            return parsed(LockstepCommand.bare(), null, words);
        }
        if (CommandWord.of(first.get()).isEmpty() && SqlWords.beginsSql(first.get())) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "'" + first.get() + "' begins SQL, which is one word here",
                            "lockstep sql \"" + first.get() + " ...\""));
        }
        CommandWord command =
                CommandWord.of(first.get())
                        .orElseThrow(() -> new FailureException(unknown(first.get(), words)));
        return parsed(LockstepCommand.only(command), command, words);
    }

    private static Failure unknown(String first, List<String> words) {
        if (SqlWords.beginsSql(first)) {
            return new Failure.WrongUsage(
                    "SQL is no command by itself here",
                    "lockstep sql \"" + String.join(" ", words) + "\"");
        }
        return PromptLine.unknown(first).failure();
    }

    private static Invocation parsed(
            CommandLine line, @Nullable CommandWord command, List<String> words) {
        try {
            ParseResult result = line.parseArgs(words.toArray(String[]::new));
            LockstepCommand root = line.getCommand();
            ParseResult last = result.hasSubcommand() ? result.subcommand() : result;
            boolean help = result.isUsageHelpRequested() || last.isUsageHelpRequested();
            Verb verb = command == null ? null : LockstepCommand.below(line, command).getCommand();
            return new Invocation(root, command, verb, help);
        } catch (ParameterException e) {
            String next = command == null ? "lockstep --help" : "help " + command.word();
            throw new FailureException(new Failure.WrongUsage(sentence(e), next));
        }
    }

    private static Optional<String> firstWord(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (VALUED.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    /** What Picocli says, in our words where it speaks of indexes. */
    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            return word.startsWith("-")
                    ? "there is no option " + word + " here"
                    : "'" + word + "' is one word too many";
        }
        String message = e.getMessage();
        return message == null
                ? "these words make no sense together"
                : message.startsWith("Error: ") ? message.substring("Error: ".length()) : message;
    }

    /** The global options. */
    public GlobalOptions options() {
        return root.options();
    }

    /** Whether a command was named. */
    public boolean hasCommand() {
        return command != null;
    }

    /** Whether it is {@code demo}, which is a session of its own. */
    public boolean isDemo() {
        return command == CommandWord.DEMO && !help;
    }

    /** Whether a demo shall begin again with nothing. */
    public boolean isFresh() {
        return verb instanceof DemoCommand demo && demo.fresh;
    }

    /** Commands given with {@code -c}. */
    public Optional<String> line() {
        return Optional.ofNullable(root.line);
    }

    /** The file given with {@code -f}. */
    public Optional<Path> file() {
        return Optional.ofNullable(root.file);
    }

    /** Whether only the version is asked for. */
    public boolean wantsVersion() {
        return root.version;
    }

    /** Whether only help is asked for. */
    public boolean wantsHelp() {
        return help;
    }

    /** The word of the command, for application_name; {@code shell} where none was named. */
    public String word() {
        return command == null ? "shell" : command.word();
    }

    /** Whether it works on a project or a database at all. */
    public boolean needsWorkspace() {
        return !help
                && command != CommandWord.HELP
                && command != CommandWord.COMPLETION
                && command != CommandWord.EXIT;
    }

    @Nullable CommandWord command() {
        return command;
    }

    @Nullable Verb verb() {
        return verb;
    }
}
