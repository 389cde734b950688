package dev.lockstep.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The project that a runbook works on, and what somebody does to its files meanwhile: {@code
 * @project NAME} (a copy of that one), {@code @copy FROM TO}, {@code @write FILE TEXT},
 * {@code @append FILE TEXT}, {@code @remove PATH}.
 */
record RunbookProject(Path originals, Path root) {
    /** Carries out a directive. */
    void obey(String line) throws IOException {
        String[] words = line.split(" ", 3);
        Path path = root.resolve(words[1]);
        switch (words[0]) {
            case "@project" -> {
                Files.createDirectories(root);
                if (!words[1].equals("none")) {
                    copy(originals.resolve(words[1]), root);
                }
            }
            case "@copy" -> copy(path, root.resolve(words[2]));
            case "@remove" -> remove(path);
            case "@write" -> Files.writeString(path, words[2] + "\n");
            case "@append" -> Files.writeString(path, words[2] + "\n", StandardOpenOption.APPEND);
            default -> throw new AssertionError("unknown directive: " + line);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void remove(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
