package dev.lockstep.app;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process's streams, or those of a test.
 *
 * @param in what is typed or piped
 * @param out answers, in UTF-8
 * @param err warnings, and with {@code --json --events} what happens
 * @param typed whether {@code in} is a terminal
 * @param shown whether {@code out} is one
 */
record Streams(InputStream in, PrintStream out, PrintStream err, boolean typed, boolean shown) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /** Those of this process; whatever the locale, Lockstep writes UTF-8. */
    static Streams ofProcess() {
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                print(FileDescriptor.out, 16_384),
                print(FileDescriptor.err, 512),
                isTerminal(0),
                isTerminal(1));
    }

    private static PrintStream print(FileDescriptor descriptor, int buffer) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), buffer),
                false,
                StandardCharsets.UTF_8);
    }

    /**
     * Java only tells whether both are terminals. Linux tells it of each by the name of what is
     * open, without native code of ours, which would cost a tenth of the start.
     */
    @SuppressWarnings("SystemConsoleNull") // JDK 25's own console is null without a terminal
    private static boolean isTerminal(int descriptor) {
        try {
            Path open = Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor)));
            String name = open.toString();
            return name.startsWith("/dev/pts/")
                    || name.startsWith("/dev/tty")
                    || name.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        }
    }
}
