package dev.lockstep.command;

/** Where a throwable that nobody expected is written down. */
@FunctionalInterface
public interface BugReports {
    /** Writes its stack trace, masked; the log file's path as people should open it. */
    String report(Throwable bug);
}
