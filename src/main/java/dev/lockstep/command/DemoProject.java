package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sample project of {@code demo}: resources under {@code /demo}, named by its index because the
 * entries of a jar cannot be listed without opening it a second time.
 */
public final class DemoProject {
    private static final String FOLDER = "/demo/";

    private DemoProject() {}

    /**
     * Copies the sample project there. A file that is there already is kept as it is: people try
     * things out in this project, and an applied migration must not change under them.
     *
     * @throws FailureException with {@code LayoutProblem} when it cannot be written
     */
    public static Unpacked unpack(Path directory) {
        List<String> written = new ArrayList<>();
        List<String> different = new ArrayList<>();
        try {
            for (String name : text("index").lines().toList()) {
                byte[] content = read(name);
                Path file = directory.resolve(name);
                if (!Files.exists(file)) {
                    Files.createDirectories(file.getParent());
                    Files.write(file, content);
                    written.add(name);
                } else if (!Arrays.equals(content, Files.readAllBytes(file))) {
                    different.add(name);
                }
            }
        } catch (IOException problem) {
            throw new FailureException(
                    new Failure.LayoutProblem(
                            "the sample project cannot be written to "
                                    + directory
                                    + ": "
                                    + problem.getMessage(),
                            null,
                            "make that folder writable, or set XDG_CACHE_HOME to another one"));
        }
        return new Unpacked(written, different);
    }

    /** Three lines for a newcomer: what to type next, and where the files lie. */
    public static List<String> greeting(Path directory) {
        try {
            return text("greeting.txt")
                    .replace("{directory}", directory.toString())
                    .lines()
                    .toList();
        } catch (IOException problem) {
            throw new IllegalStateException("the jar is incomplete", problem);
        }
    }

    /** The same where all is applied: there is nothing for {@code plan} and {@code apply} to do. */
    public static List<String> greetingOfAllApplied(List<String> greeting) {
        List<String> lines = new ArrayList<>(greeting);
        lines.set(
                0,
                "Nothing is pending: `log` tells what ran, and `lockstep demo --fresh` starts over.");
        return List.copyOf(lines);
    }

    private static String text(String name) throws IOException {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream stream = DemoProject.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new FileNotFoundException(FOLDER + name);
            }
            return stream.readAllBytes();
        }
    }

    /**
     * What became of the files, by their paths in the project.
     *
     * @param written made now
     * @param different there before, and not as they come
     */
    public record Unpacked(List<String> written, List<String> different) {
        /** Keeps its own copies. */
        public Unpacked {
            written = List.copyOf(written);
            different = List.copyOf(different);
        }
    }
}
