package dev.lockstep.project;

import java.nio.file.Path;

/** Paths as people know them: relative to the project, with forward slashes. */
final class ShownPath {
    private ShownPath() {}

    /** A path relative to the root where it lies below it, else in full. */
    static String of(Path root, Path path) {
        Path shown = path.startsWith(root) && !path.equals(root) ? root.relativize(path) : path;
        return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
    }
}
