package dev.lockstep.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Counts the processes that use an embedded server, by file locks, which the operating system takes
 * back even from a killed process. The first byte is held, exclusively, by whoever enters or
 * leaves; the second is shared by all who are in. One process may be in once per data directory.
 */
final class Shells {
    private static final long GATE = 0;
    private static final long ROOM = 1;

    private final FileChannel channel;
    private @Nullable FileLock place;

    private Shells(FileChannel channel) {
        this.channel = channel;
    }

    /** Comes in; {@code start} runs while nobody else enters or leaves. */
    static EmbeddedServer enter(ServerFiles files, Start start) throws IOException {
        Shells shells = new Shells(open(files));
        try (FileLock _ = shells.gate()) {
            EmbeddedServer server = start.start(shells);
            shells.place = shells.channel.lock(ROOM, 1, true);
            return server;
        } catch (IOException | RuntimeException e) {
            shells.channel.close();
            throw e;
        }
    }

    /** Runs it if nobody is in; whether it did. */
    static boolean alone(ServerFiles files, Work work) throws IOException {
        if (!Files.exists(files.data())) {
            return true;
        }
        Shells shells = new Shells(open(files));
        try (FileChannel _ = shells.channel;
                FileLock _ = shells.gate()) {
            if (!shells.empty()) {
                return false;
            }
            work.work();
            return true;
        }
    }

    /** Goes; the last one ends the server. */
    void leave(Runnable end) {
        go(end, false);
    }

    /** Goes, and ends the server whoever is in. */
    void leaveAlone(Runnable end) {
        go(end, true);
    }

    private void go(Runnable end, boolean always) {
        if (!channel.isOpen()) {
            return;
        }
        try (FileChannel _ = channel;
                FileLock _ = gate()) {
            if (place != null) {
                place.release();
                place = null;
            }
            if (always || empty()) {
                end.run();
            }
        } catch (IOException e) {
            // the locks cannot be asked: then the server is left running, and the next one joins it
        }
    }

    private FileLock gate() throws IOException {
        return channel.lock(GATE, 1, false);
    }

    private boolean empty() throws IOException {
        try (FileLock all = channel.tryLock(ROOM, 1, false)) {
            return all != null;
        }
    }

    private static FileChannel open(ServerFiles files) throws IOException {
        return FileChannel.open(
                files.shells(),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    @FunctionalInterface
    interface Start {
        EmbeddedServer start(Shells shells) throws IOException;
    }

    @FunctionalInterface
    interface Work {
        void work() throws IOException;
    }
}
