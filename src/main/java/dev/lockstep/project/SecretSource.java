package dev.lockstep.project;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.Surroundings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Turns what an environment says of its URL into the URL: {@code env:NAME}, {@code file:PATH},
 * {@code cmd:COMMAND}, {@code dotenv:NAME}, or the URL itself. What it found is in no message.
 */
public final class SecretSource {
    static final String VARIABLE = "env:";
    static final String FILE = "file:";
    static final String COMMAND = "cmd:";
    static final String DOTENV = "dotenv:";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path root;
    private final Configuration configuration;
    private final Trust trust;
    private final Surroundings surroundings;
    private final Duration limit;

    /** Secrets of the project in that directory; files and commands are taken from there. */
    public SecretSource(
            Path root, Configuration configuration, Trust trust, Surroundings surroundings) {
        this(root, configuration, trust, surroundings, LIMIT);
    }

    SecretSource(
            Path root,
            Configuration configuration,
            Trust trust,
            Surroundings surroundings,
            Duration limit) {
        this.root = root;
        this.configuration = configuration;
        this.trust = trust;
        this.surroundings = surroundings;
        this.limit = limit;
    }

    /** Whether a text says where a URL is kept, and is not the URL itself. */
    static boolean isReference(String text) {
        return List.of(VARIABLE, FILE, COMMAND, DOTENV).stream().anyMatch(text::startsWith);
    }

    /**
     * Whether {@link #resolve} would run a command of the project that nobody agreed to yet: ask
     * first, showing {@link Configuration#commands()}, then {@link Trust#trust}.
     */
    public boolean needsTrust(String reference) {
        return reference.startsWith(COMMAND)
                && configuration.commands().contains(reference.substring(COMMAND.length()))
                && !trust.isTrusted(root, configuration);
    }

    /**
     * The URL; an empty reference gives an empty URL, for {@code PG*}.
     *
     * @throws FailureException with {@code WrongUsage} when it is not where it should be, {@code
     *     GuardRefused} when its command is not trusted
     */
    public String resolve(String reference, Cancellation cancellation) {
        if (reference.startsWith(VARIABLE)) {
            return ofVariable(reference.substring(VARIABLE.length()));
        }
        if (reference.startsWith(DOTENV)) {
            return ofDotenv(reference.substring(DOTENV.length()));
        }
        if (reference.startsWith(FILE)) {
            return ofFile(reference.substring(FILE.length()));
        }
        if (reference.startsWith(COMMAND)) {
            return ofCommand(reference, cancellation);
        }
        return reference;
    }

    private String ofVariable(String name) {
        return surroundings
                .variable(name)
                .orElseThrow(() ->
                        refused(
                                "the environment variable " + name + " is not set",
                                "export " + name + "=postgresql://..., then try again"));
    }

    private String ofDotenv(String name) {
        return Dotenv.variable(root, name)
                .or(() -> surroundings.variable(name))
                .orElseThrow(() ->
                        refused(
                                name + " is neither in .env nor in the environment",
                                "set it, or give the environment a url in lockstep.toml"));
    }

    private String ofFile(String name) {
        Path file;
        try {
            file =
                    name.startsWith("~/")
                            ? surroundings.home().resolve(name.substring(2))
                            : root.resolve(name);
        } catch (InvalidPathException e) {
            throw refused("file: is followed by no path", "write file:PATH");
        }
        String text;
        try {
            text = TextFile.read(file, name).text();
        } catch (FailureException e) {
            throw refused("the url's " + e.failure().message(), e.failure().next());
        }
        return firstLine(text, name, "write the url into it");
    }

    private String ofCommand(String reference, Cancellation cancellation) {
        String command = reference.substring(COMMAND.length());
        if (needsTrust(reference)) {
            throw new FailureException(
                    new GuardRefused(
                            "this project wants to run a command, and is not trusted yet: "
                                    + command,
                            Failure.UNCHANGED,
                            "read lockstep.toml; then answer yes when asked, or pass --yes"));
        }
        String output =
                new ShellCommand(root, surroundings.environment(), limit)
                        .run(command, cancellation);
        return firstLine(output, "cmd:" + command, "let it print the url");
    }

    private static String firstLine(String text, String source, String next) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElseThrow(() -> refused(source + " gave nothing", next));
    }

    private static FailureException refused(String message, String next) {
        return new FailureException(new WrongUsage(message, next));
    }
}
