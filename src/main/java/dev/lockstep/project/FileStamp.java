package dev.lockstep.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a file or folder is still the one that was read, for the price of one system
 * call.
 *
 * @param key the file's identity on its disk, where the system has one: a file moved over another
 *     may keep time and size
 * @param settled whether its last change was so long before it was looked at that a later one must
 *     show another time; clocks of file systems tick in steps of up to 2 s
 */
record FileStamp(FileTime changed, long size, @Nullable Object key, boolean settled) {
    private static final long COARSEST_TICK_MILLIS = 2_000;

    static FileStamp of(BasicFileAttributes attributes, Instant now) {
        FileTime changed = attributes.lastModifiedTime();
        boolean settled = changed.toMillis() + COARSEST_TICK_MILLIS < now.toEpochMilli();
        return new FileStamp(changed, attributes.size(), attributes.fileKey(), settled);
    }

    /** Attributes of what a path leads to, links followed. */
    static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    /** Whether what was read under the earlier stamp is certainly what is there now. */
    boolean sameAs(@Nullable FileStamp earlier) {
        return earlier != null
                && earlier.settled
                && settled
                && size == earlier.size
                && changed.equals(earlier.changed)
                && Objects.equals(key, earlier.key);
    }
}
