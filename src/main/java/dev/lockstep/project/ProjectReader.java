package dev.lockstep.project;

/** Reads a project, and reads it again quickly. Not thread-safe. */
public final class ProjectReader {
    /** The project as it is on disk now. */
    public Project read() {
        throw new UnsupportedOperationException();
    }
}
