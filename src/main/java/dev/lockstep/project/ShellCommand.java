package dev.lockstep.project;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.Cancelled;
import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A command of the configuration, run by the system's shell for what it prints. */
final class ShellCommand {
    /** More than any URL or token, less than a program gone wild. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final int LINES_OF_ERROR = 5;

    private final Path directory;
    private final Map<String, String> environment;
    private final Duration limit;

    ShellCommand(Path directory, Map<String, String> environment, Duration limit) {
        this.directory = directory;
        this.environment = environment;
        this.limit = limit;
    }

    /**
     * What it printed.
     *
     * @throws FailureException with {@code WrongUsage} when it failed or took too long, showing the
     *     end of what it wrote to standard error; {@code Cancelled}
     */
    String run(String command, Cancellation cancellation) {
        Process process = start(command);
        CompletableFuture<String> output = read(process.getInputStream());
        CompletableFuture<String> errors = read(process.getErrorStream());
        try (Cancellation.Registration _ = cancellation.onRequest(() -> stop(process))) {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (cancellation.requested()) {
                throw new FailureException(
                        new Cancelled("cancelled: cmd:" + command, Failure.UNCHANGED, ""));
            }
            if (!ended) {
                throw failed(command, "did not end within " + limit.toSeconds() + " s", "");
            }
            String printed = finished(output, command);
            if (process.exitValue() != 0) {
                String said = lastLines(finished(errors, command), printed);
                throw failed(command, "failed with exit code " + process.exitValue(), said);
            }
            return printed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(
                    new Cancelled("interrupted: cmd:" + command, Failure.UNCHANGED, ""));
        } finally {
            stop(process);
        }
    }

    private Process start(String command) {
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", command));
        builder.directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw failed(command, "could not be started: " + e.getMessage(), "");
        }
    }

    /** With what it started itself, which would otherwise keep the pipes open. */
    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    try (stream) {
                        byte[] bytes = stream.readNBytes(MOST_BYTES);
                        text.complete(new String(bytes, StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        text.completeExceptionally(new UncheckedIOException(e));
                    }
                });
        return text;
    }

    /** A program left behind by the command may hold the pipe open, so this has an end too. */
    private String finished(CompletableFuture<String> text, String command)
            throws InterruptedException {
        try {
            return text.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed(command, "left its output open", "");
        }
    }

    /** The end of standard error, without anything of standard output and without passwords. */
    private static String lastLines(String errors, String printed) {
        List<String> lines = errors.strip().lines().toList();
        String end =
                String.join(
                        "\n",
                        lines.subList(Math.max(0, lines.size() - LINES_OF_ERROR), lines.size()));
        for (String secret : printed.lines().map(String::strip).toList()) {
            end = secret.isEmpty() ? end : end.replace(secret, "****");
        }
        return Passwords.masked(end);
    }

    private static FailureException failed(String command, String how, String said) {
        String message = "cmd:" + command + " " + how + (said.isEmpty() ? "" : ": " + said);
        return new FailureException(new WrongUsage(message, "run it by hand to see why it fails"));
    }
}
