package dev.lockstep.command;

import dev.lockstep.model.Stage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Understands the words of usual runs without Picocli. Picocli's class files are of Java 5's
 * format, which no ahead-of-time cache takes in: loading them costs a tenth of a second, more than
 * a {@code status}. Whatever is not quite usual, and all that is wrong, is left to Picocli; a test
 * compares the two.
 */
final class UsualWords {
    private static final Set<String> VALUED =
            Set.of("-C", "-e", "--url", "--confirm", "-c", "-f", "--stage");

    private final LockstepCommand root = new LockstepCommand();
    private final Iterator<String> words;
    private final Set<String> given = new HashSet<>();
    private @Nullable CommandWord command;
    private @Nullable UsualVerb verb;

    private UsualWords(List<String> words) {
        this.words = words.iterator();
    }

    /** Understands them; empty when they are not usual. */
    static Optional<Invocation> read(List<String> words) {
        UsualWords usual = new UsualWords(words);
        return usual.takesAll()
                ? Optional.of(new Invocation(usual.root, usual.command, usual.verb, false))
                : Optional.empty();
    }

    private boolean takesAll() {
        while (words.hasNext()) {
            if (!takes(words.next())) {
                return false;
            }
        }
        return true;
    }

    private boolean takes(String word) {
        UsualVerb known = verb;
        if (!word.startsWith("-")) {
            return known == null ? begins(word) : known.takes(word);
        }
        return given.add(word) && (takesOption(word) || (known != null && known.takes(word)));
    }

    private boolean begins(String word) {
        command = CommandWord.of(word).orElse(null);
        Verb made = command == null ? null : command.make();
        verb = made instanceof UsualVerb usual ? usual : null;
        return verb != null;
    }

    /** The global options, those with a value in their short form alone. */
    private boolean takesOption(String word) {
        switch (word) {
            case "--json" -> root.json = true;
            case "--events" -> root.events = true;
            case "--yes" -> root.yes = true;
            case "--debug" -> root.debug = true;
            case "--version" -> root.version = true;
            default -> {
                return VALUED.contains(word) && words.hasNext() && takesValue(word, words.next());
            }
        }
        return true;
    }

    private boolean takesValue(String option, String value) {
        if (value.startsWith("-") || value.isEmpty()) {
            return false;
        }
        switch (option) {
            case "-C" -> root.project = Path.of(value);
            case "-e" -> root.environment = value;
            case "--url" -> root.url = value;
            case "--confirm" -> root.confirm = value;
            case "-c" -> root.line = value;
            case "-f" -> root.file = Path.of(value);
            default -> {
                root.stage = Stage.of(value).orElse(null);
                return root.stage != null;
            }
        }
        return true;
    }
}
