package dev.lockstep.project;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one entry of a package.json that says where Prisma's files lie: {@code prisma.schema}. */
final class PackageJson {
    private PackageJson() {}

    /** The folder of migrations beside that schema, relative to the root; empty when unsaid. */
    static Optional<String> prismaMigrations(Path root) {
        Path file = root.resolve("package.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            String schema = schema(json);
            if (schema == null) {
                return Optional.empty();
            }
            Path beside = PrismaConfig.beside(root.resolve(schema).normalize());
            return Optional.of(root.relativize(beside).toString());
        } catch (IOException | InvalidPathException notOurs) {
            // A broken package.json is for npm to complain about: the usual folders remain.
            return Optional.empty();
        }
    }

    private static @Nullable String schema(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean prisma = json.currentName().equals("prisma");
            if (json.nextToken() == JsonToken.START_OBJECT && prisma) {
                return schemaOf(json);
            }
            json.skipChildren();
        }
        return null;
    }

    private static @Nullable String schemaOf(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean schema = json.currentName().equals("schema");
            if (json.nextToken() == JsonToken.VALUE_STRING && schema) {
                return json.getText();
            }
            json.skipChildren();
        }
        return null;
    }
}
