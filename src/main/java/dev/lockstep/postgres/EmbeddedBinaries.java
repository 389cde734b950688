package dev.lockstep.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the archive of PostgreSQL's programs for this machine: in a jar of the folder that the
 * distribution brings beside the main jar, or on the class path as in the build.
 */
record EmbeddedBinaries(@Nullable Path folder) implements PgBinaryResolver {
    @Override
    public InputStream getPgBinary(String system, String hardware) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
        }
        String name =
                "postgres-%s-%s.txz"
                        .formatted(system, ArchUtils.normalize(hardware))
                        .toLowerCase(Locale.ROOT);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                byte @Nullable [] archive = entry(jar, name);
                if (archive != null) {
                    return new ByteArrayInputStream(archive);
                }
            }
        }
        throw new IOException("no jar in " + folder + " holds " + name);
    }

    private static byte @Nullable [] entry(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            @Nullable ZipEntry entry = zip.getEntry(name);
            return entry == null ? null : zip.getInputStream(entry).readAllBytes();
        }
    }
}
