package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder with the real scripts, a JDK whose {@code java} prints its arguments and a Maven that
 * only makes the jar: what the scripts do is seen from outside, in milliseconds.
 */
final class FakeCheckout {
    final Path root;
    final Path home;
    final Map<String, String> environment = new TreeMap<>();

    FakeCheckout(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("the check out"));
        home = Files.createDirectories(folder.resolve("ho me"));
        Path scripts = Files.createDirectories(root.resolve("scripts"));
        try (Stream<Path> files = Files.list(Path.of("scripts"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        scripts.resolve(file.getFileName()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.createDirectories(root.resolve("src/main/java"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("src/main/java/A.java"), "class A {}");
        program(
                folder.resolve("tools/mvn"),
                """
                case $* in *-v*) echo "Apache Maven ${FAKE_MAVEN:-3.9.9} (abc)"; exit ;; esac
                echo "$PWD $*" >>"$FAKE_LOG"
                cat >/dev/null
                [ "${FAKE_BUILD:-works}" = works ] || { echo "[ERROR] A.java:1: no"; exit 1; }
                mkdir -p target/lib && touch target/lockstep.jar
                """);
        environment.put("HOME", home.toString());
        environment.put("PATH", folder.resolve("tools") + ":/usr/bin:/bin");
        environment.put("FAKE_LOG", folder.resolve("log").toString());
        environment.put("LOCKSTEP_AOT", "off");
        environment.put("JAVA_HOME", jdk(folder.resolve("jdk 25"), "25.0.1").toString());
    }

    /** A JDK of that version in that folder. */
    Path jdk(Path folder, String version) throws IOException {
        program(
                folder.resolve("bin/java"),
                """
                for argument in "$@"; do
                    case $argument in
                    -XX:AOTCacheOutput=*)
                        echo "trained $*" >>"$FAKE_LOG"
                        [ "${FAKE_TRAINING:-works}" = fails ] || echo cache >"${argument#*=}"
                        exit 3
                        ;;
                    esac
                    printf '[%s]' "$argument"
                done
                echo
                cat
                exit 7
                """);
        program(folder.resolve("bin/javac"), "exit 0");
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/modules"), "modules");
        Files.writeString(
                folder.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return folder;
    }

    /** Runs a command from that folder, with that standard input. */
    Result run(Path directory, String input, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path out = Files.createTempFile("scripts", "out");
        Path err = Files.createTempFile("scripts", "err");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
        Result result =
                new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return result;
    }

    /** Runs the launcher from the checkout's own folder. */
    Result lockstep(String... arguments) throws IOException, InterruptedException {
        return run(
                root,
                "",
                Stream.concat(Stream.of("scripts/lockstep"), Stream.of(arguments)).toList());
    }

    /** What Maven and training runs were called with, one a line. */
    List<String> log() throws IOException {
        Path log = Path.of(environment.getOrDefault("FAKE_LOG", ""));
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** How a script ended, and what it wrote. */
    record Result(int exit, String out, String err) {}
}
