package dev.lockstep.project;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was last read of one script, and whether it is still so. */
final class ScriptReading {
    private final FolderLayout layout;
    private final boolean isUp;
    private final Path path;
    private final String shownAs;
    private @Nullable FileStamp stamp;
    private @Nullable ScriptFile file;
    private @Nullable String checksum;
    private @Nullable Failure failure;

    ScriptReading(FolderLayout layout, String role, Path path, String shownAs) {
        this.layout = layout;
        this.isUp = role.equals(layout.up());
        this.path = path;
        this.shownAs = shownAs;
    }

    /** Looks at the disk again; whether anything differs from what was known. */
    boolean refresh(Instant now) {
        try {
            BasicFileAttributes attributes = FileStamp.attributes(path);
            FileStamp current = FileStamp.of(attributes, now);
            if (current.sameAs(stamp)) {
                return false;
            }
            boolean differs = take(TextFile.read(path, shownAs, attributes));
            stamp = current;
            return differs;
        } catch (IOException e) {
            return fail(TextFile.refused(path, shownAs, e));
        } catch (FailureException e) {
            return fail(e.failure());
        }
    }

    private boolean take(TextFile text) {
        String newChecksum = isUp ? layout.checksum(text) : null;
        if (file != null
                && failure == null
                && Objects.equals(newChecksum, checksum)
                && text.text().equals(file.source().text())) {
            return false;
        }
        file = ScriptFile.of(path, shownAs, text.text());
        checksum = newChecksum;
        failure = null;
        return true;
    }

    /** No stamp: what cannot be read is tried again each time. */
    private boolean fail(Failure why) {
        stamp = null;
        if (why.equals(failure)) {
            return false;
        }
        file = ScriptFile.unreadable(path, shownAs, why);
        checksum = null;
        failure = why;
        return true;
    }

    /** The file as of the last refresh. */
    ScriptFile file() {
        ScriptFile known = file;
        if (known == null) {
            throw new IllegalStateException(shownAs + " was not refreshed");
        }
        return known;
    }

    /** Its checksum when it is an up script; null when it is not, or cannot be read. */
    @Nullable String checksum() {
        return checksum;
    }

    /** Why it cannot be read, or null when it can. */
    @Nullable Failure failure() {
        return failure;
    }
}
