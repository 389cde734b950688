package dev.lockstep.project;

import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import java.nio.file.Path;

/** A file of a migration, read and split when first asked for and again when it changed on disk. */
public final class ScriptFile {
    private final Path path;
    private final String shownAs;

    /** A file; {@code shownAs} is its path relative to the project. */
    public ScriptFile(Path path, String shownAs) {
        this.path = path;
        this.shownAs = shownAs;
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
        throw new UnsupportedOperationException();
    }

    /**
     * Its statements.
     *
     * @throws dev.lockstep.model.FailureException with {@code LayoutProblem} or {@code
     *     SyntaxProblem}
     */
    public Script script() {
        throw new UnsupportedOperationException();
    }
}
