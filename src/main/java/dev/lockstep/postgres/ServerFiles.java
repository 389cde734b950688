package dev.lockstep.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The files of an embedded server: its data directory, and beside it what must outlive that.
 *
 * @param data absolute
 */
record ServerFiles(Path data) {
    private static final int CONNECT_MILLISECONDS = 500;
    private static final long STOP_SECONDS = 20;

    /** A server that runs. */
    record Running(long pid, int port) {}

    Path password() {
        return beside(".password");
    }

    Path log() {
        return beside(".log");
    }

    Path shells() {
        return beside(".shells");
    }

    private Path beside(String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    /**
     * Makes a folder that nobody else may enter, for what lies in it is run as us. Its programs
     * still start for root: the server gives its privileges up, and not who it is.
     */
    static void keepToOurselves(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (posix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** The server's log holds statements as they were typed. */
    void makeLog() throws IOException {
        if (!Files.exists(log())) {
            Files.createFile(log());
        }
        if (posix(log())) {
            Files.setPosixFilePermissions(log(), PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static boolean posix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class);
    }

    /** The superuser's password; made on the first call. */
    String secret() {
        try {
            if (!Files.exists(password())) {
                byte[] random = new byte[16];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        password(),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                Files.writeString(password(), HexFormat.of().formatHex(random));
            }
            return Files.readString(password());
        } catch (IOException e) {
            throw NoConnection.saying(
                    "the embedded server's password cannot be kept in " + password() + ": " + e,
                    "make the folder writable");
        }
    }

    /**
     * The server that uses the data directory now, by {@code postmaster.pid}: the process lives and
     * its port answers. Its lines: pid, data directory, start time, port, socket directory, ...
     */
    Optional<Running> running() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 4) {
            return Optional.empty();
        }
        Running server =
                new Running(
                        Long.parseLong(lines.get(0).strip()),
                        Integer.parseInt(lines.get(3).strip()));
        return alive(server.pid()) && answers(server.port())
                ? Optional.of(server)
                : Optional.empty();
    }

    /**
     * Removes the {@code postmaster.pid} of a server that is gone: after a restart of the machine
     * its number may belong to another program, and PostgreSQL would refuse to start. A server that
     * lives and does not answer was being started by a shell that was killed: it is stopped first,
     * for two of them on the same files would ruin these.
     */
    void forgetDeadServer() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty() && lines.getFirst().strip().matches("[0-9]{1,18}")) {
                long pid = Long.parseLong(lines.getFirst().strip());
                if (isPostgres(pid)) {
                    interrupt(pid);
                }
            }
            Files.deleteIfExists(file);
        }
    }

    /** By the name of its program: a number may have been given to another one. */
    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).endsWith("postgres"))
                .isPresent();
    }

    /** Removes the data directory and what is kept beside it. */
    void delete() throws IOException {
        if (Files.isDirectory(data)) {
            Files.walkFileTree(data, new FolderRemoval());
        }
        Files.deleteIfExists(password());
        Files.deleteIfExists(log());
    }

    /**
     * Asks a server to stop at once, disconnecting everybody, and waits: SIGINT is PostgreSQL's
     * fast shutdown. {@link ProcessHandle} can only send SIGTERM, which waits for all clients.
     */
    static void interrupt(long pid) {
        Optional<ProcessHandle> server = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (server.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
            server.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException
                | CancellationException
                | CompletionException
                | IOException e) {
            // it does not want to: crash recovery at the next start is safe too
            server.get().destroyForcibly();
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port),
                    CONNECT_MILLISECONDS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
