package dev.lockstep.rehearse;

import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.EmbeddedServer;
import dev.lockstep.postgres.EmbeddedServer.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL for shadows that may not be on the server of the live database: started
 * when first asked for, stopped when this is closed (or by the last process that uses it).
 */
public final class OwnServer implements AutoCloseable {
    /** Nothing on it is worth a sync: what a power cut breaks is made again. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "fsync", "off",
                    "synchronous_commit", "off",
                    "full_page_writes", "off",
                    "max_prepared_transactions", "20",
                    "autovacuum", "off");

    private final Path folder;
    private final Path cache;
    private final @Nullable Path binaries;
    private @Nullable EmbeddedServer lasting;

    /**
     * Starts nothing yet.
     *
     * @param folder for its data
     * @param cache where PostgreSQL's programs are unpacked
     * @param binaries a folder with the jar of these programs, or null for the class path
     */
    public OwnServer(Path folder, Path cache, @Nullable Path binaries) {
        this.folder = folder;
        this.cache = cache;
        this.binaries = binaries;
    }

    /** The one that keeps its templates. */
    synchronized EmbeddedServer lasting() {
        EmbeddedServer running = lasting;
        if (running == null) {
            Place place = place(folder.resolve("data"));
            try {
                running = EmbeddedServer.start(place, SETTINGS);
            } catch (FailureException broken) {
                if (!EmbeddedServer.remove(place.data())) {
                    throw broken; // another process uses it: it is not broken, but we are
                }
                running = EmbeddedServer.start(place, SETTINGS);
            }
            lasting = running;
        }
        return running;
    }

    /**
     * One with nothing on it, for what belongs to a whole cluster; {@link Fresh#discard} ends it.
     */
    Fresh fresh() {
        sweep();
        Path data = folder.resolve("once").resolve(UUID.randomUUID().toString());
        return new Fresh(EmbeddedServer.start(place(data), SETTINGS), data);
    }

    /** A server that is used once, and its files. */
    record Fresh(EmbeddedServer server, Path data) {
        void discard() {
            server.close();
            forget(data);
        }
    }

    /** Removes those whose owners were killed. */
    private void sweep() {
        Path all = folder.resolve("once");
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> left = Files.list(all)) {
            List<Path> data =
                    left.filter(path -> path.getFileName().toString().length() == 36)
                            .filter(Files::isDirectory)
                            .toList();
            data.forEach(OwnServer::forget);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(Path data) {
        try {
            if (EmbeddedServer.remove(data)) {
                Files.deleteIfExists(data.resolveSibling(data.getFileName() + ".shells"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Place place(Path data) {
        return new Place(data, cache, binaries);
    }

    @Override
    public synchronized void close() {
        EmbeddedServer running = lasting;
        lasting = null;
        if (running != null) {
            running.close();
        }
    }
}
