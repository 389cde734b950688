package dev.lockstep.app;

import dev.lockstep.command.Folders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * What libraries say by {@code java.util.logging} goes to the log and never to the terminal. The
 * log manager makes one when a library first asks for a logger, by the name in {@link #PROPERTY}.
 */
public final class LibraryLog {
    /** The system property by which the log manager finds this class. */
    static final String PROPERTY = "java.util.logging.config.class";

    /** The system property that says {@code true} with {@code --debug}. */
    static final String DEBUG = "lockstep.debug";

    /** Made by the log manager. */
    public LibraryLog() throws IOException {
        String level = Boolean.getBoolean(DEBUG) ? "FINE" : "WARNING";
        String configuration =
                """
                handlers = %s
                .level = %s
                """
                        .formatted(ToFile.class.getName(), level);
        LogManager.getLogManager()
                .readConfiguration(
                        new ByteArrayInputStream(
                                configuration.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Writes records to the log; made by the log manager too. */
    public static final class ToFile extends Handler {
        private final LogFile log =
                new LogFile(Folders.of(ProcessFacts.surroundings()).log(), Clock.systemUTC());
        private final SimpleFormatter formatter = new SimpleFormatter();

        /** Made by the log manager. */
        public ToFile() {}

        @Override
        public void publish(LogRecord entry) {
            if (!isLoggable(entry)) {
                return;
            }
            String text =
                    entry.getLevel()
                            + " "
                            + entry.getLoggerName()
                            + " "
                            + formatter.formatMessage(entry);
            Throwable thrown = entry.getThrown();
            if (thrown == null) {
                log.write(text);
            } else {
                log.write(text, thrown);
            }
        }

        @Override
        public void flush() {
            // each entry is written at once
        }

        @Override
        public void close() {
            // nothing is kept open
        }
    }
}
