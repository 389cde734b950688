package dev.lockstep.project;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of a migration as it was when it was read, and split when that is first asked for. When it
 * changes on disk, the next {@link ProjectReader#read} hands out another one: checksum, text and
 * statements of one project always belong together. Not thread-safe.
 */
public final class ScriptFile {
    private final Path path;
    private final String shownAs;
    private @Nullable SourceText source;
    private @Nullable Script script;
    private @Nullable Failure unreadable;

    /**
     * A file that is read when first asked for; {@code shownAs} is its path relative to the
     * project.
     */
    public ScriptFile(Path path, String shownAs) {
        this.path = path;
        this.shownAs = shownAs;
    }

    /** A file that was read already. */
    static ScriptFile of(Path path, String shownAs, String text) {
        ScriptFile file = new ScriptFile(path, shownAs);
        file.source = new SourceText(shownAs, text);
        return file;
    }

    /**
     * A script that no file holds; {@code shownAs} says what it is.
     *
     * @param path where people would put it
     */
    public static ScriptFile derived(Path path, String shownAs, String text) {
        return of(path, shownAs, text);
    }

    /** A file that could not be read, and why. */
    static ScriptFile unreadable(Path path, String shownAs, Failure why) {
        ScriptFile file = new ScriptFile(path, shownAs);
        file.unreadable = why;
        return file;
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** Its path relative to the project. */
    public String shownAs() {
        return shownAs;
    }

    /**
     * Its text, decoded as UTF-8 without a byte order mark.
     *
     * @throws dev.lockstep.model.FailureException with {@code LayoutProblem} when it cannot be read
     */
    public SourceText source() {
        if (unreadable != null) {
            throw new FailureException(unreadable);
        }
        SourceText known = source;
        if (known == null) {
            known = new SourceText(shownAs, TextFile.read(path, shownAs).text());
            source = known;
        }
        return known;
    }

    /**
     * Its statements.
     *
     * @throws dev.lockstep.model.FailureException with {@code LayoutProblem} or {@code
     *     SyntaxProblem}
     */
    public Script script() {
        Script known = script;
        if (known == null) {
            known = Script.split(source());
            script = known;
        }
        return known;
    }

    /** Splits it before anybody asks; what is wrong with it, the one who asks is told. */
    public void splitAhead() {
        try {
            script();
        } catch (FailureException toldThen) {
            // and not here
        }
    }

    /** Its statements, kept only when they were kept before: to look at all files once. */
    Script glance() {
        return script == null ? Script.split(source()) : script;
    }
}
