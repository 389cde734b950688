package dev.lockstep.project;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What lies in a folder. */
final class FolderEntries {
    private FolderEntries() {}

    /** Its entries in no order, hidden ones left out. */
    static List<Path> of(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!name(entry).startsWith(".")) {
                    entries.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /** The last part of a path that is known to have one. */
    static String name(Path entry) {
        return entry.getFileName().toString();
    }
}
