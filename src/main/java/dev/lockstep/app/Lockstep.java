package dev.lockstep.app;

import dev.lockstep.command.Folders;
import dev.lockstep.command.GlobalOptions;
import dev.lockstep.command.Invocation;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Masking;
import dev.lockstep.model.Outcome;
import dev.lockstep.postgres.Surroundings;
import dev.lockstep.render.TextRenderer;
import dev.lockstep.sql.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The whole program between its arguments and its exit code. */
final class Lockstep {
    private final Wiring wiring;
    private final Streams streams;
    private final Surroundings surroundings;
    private final Cancellation cancellation = new Cancellation();
    private volatile Runnable stop = cancellation::request;

    Lockstep(Streams streams, Surroundings surroundings, Clock clock, String version) {
        this.wiring = new Wiring(streams, clock, version);
        this.streams = streams;
        this.surroundings = surroundings;
    }

    /** Runs it; whatever happens, what is said is said before it comes back. */
    int run(List<String> args) {
        if (args.equals(List.of("--warm-up"))) {
            return new WarmUp(wiring.clock(), wiring.version()).run();
        }
        try {
            return run(Invocation.of(args));
        } catch (FailureException e) {
            return refuse(e.failure(), args.contains("--json"));
        } finally {
            streams.out().flush();
            streams.err().flush();
        }
    }

    /** Stops what runs, from another thread: once politely, the second time for good. */
    void stop() {
        stop.run();
    }

    private int run(Invocation invocation) {
        GlobalOptions options = invocation.options();
        if (options.debug()) {
            System.setProperty(LibraryLog.DEBUG, "true");
        }
        if (invocation.wantsVersion()) {
            if (options.json()) {
                new JsonOutput(streams, false, false, wiring.clock())
                        .outcome(new Outcome.Version(wiring.version()));
            } else {
                streams.out().println("lockstep " + wiring.version());
            }
            return ExitCode.DONE;
        }
        warnOfUrl(options);
        if (invocation.isDemo()) {
            return demo(invocation);
        }
        Start start = new Start(surroundings, options, List.of());
        if (!invocation.hasCommand() && !invocation.wantsHelp()) {
            return session(invocation, start);
        }
        if (invocation.line().isPresent() || invocation.file().isPresent()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "-c and -f take the place of a command, and there is one: "
                                    + invocation.word(),
                            "lockstep -c \"" + invocation.word() + "; ...\""));
        }
        return plain(start).command(invocation);
    }

    private int demo(Invocation invocation) {
        boolean quiet =
                invocation.line().isEmpty()
                        && invocation.file().isEmpty()
                        && opensShell(invocation.options())
                        && surroundings.variable("TERM").filter(QuietKeys::areKnownTo).isPresent();
        try (QuietKeys _ = quiet ? QuietKeys.onTerminal() : QuietKeys.NONE;
                Demo demo =
                        Demo.open(Folders.of(surroundings), invocation.isFresh(), streams.err())) {
            if (cancellation.requested()) {
                return ExitCode.INTERRUPTED; // while it started: nobody waits for a prompt
            }
            return session(invocation, demo.start(surroundings, invocation.options()));
        }
    }

    /** Several commands: of {@code -c}, a file, a pipe, or a person. */
    private int session(Invocation invocation, Start start) {
        Optional<String> line = invocation.line();
        if (line.isPresent()) {
            return plain(start).line(line.get());
        }
        Optional<Path> file = invocation.file();
        if (file.isPresent()) {
            return plain(start).file(read(file.get()));
        }
        if (opensShell(start.options())) {
            return new ShellRun(wiring, start).run(this::stopBy);
        }
        return plain(start).file(standardInput());
    }

    private PlainRun plain(Start start) {
        return new PlainRun(wiring, start, cancellation);
    }

    private boolean opensShell(GlobalOptions options) {
        return streams.typed() && streams.shown() && !options.json();
    }

    /** From now on that stops it; at once where somebody asked for it before. */
    private void stopBy(Runnable stopping) {
        stop = stopping;
        if (cancellation.requested()) {
            stopping.run();
        }
    }

    private SourceText read(Path file) {
        try {
            Path found = surroundings.directory().resolve(file);
            return new SourceText(file.toString(), Files.readString(found));
        } catch (NoSuchFileException e) {
            throw new FailureException(
                    new Failure.WrongUsage("there is no file " + file, "lockstep -f FILE"));
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.WrongUsage("cannot read " + file + ": " + reason(e), "-f FILE"));
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "permission denied";
            case CharacterCodingException encoding -> "it is not UTF-8";
            default -> String.valueOf(e.getMessage());
        };
    }

    private SourceText standardInput() {
        try {
            String text = new String(streams.in().readAllBytes(), StandardCharsets.UTF_8);
            return new SourceText("standard input", text);
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.WrongUsage("cannot read standard input: " + e, "-f FILE"));
        }
    }

    /** Where a server is, is no secret; what lets one in is. */
    private void warnOfUrl(GlobalOptions options) {
        String url = options.url();
        if (url != null && !Masking.mask(url).equals(url)) {
            streams.err()
                    .println(
                            """
                            warning: the process list shows the password of --url to everybody here;
                              LOCKSTEP_URL, --url env:NAME or ~/.pgpass keep it apart\
                            """);
            streams.err().flush();
        }
    }

    /** Words that nothing could be made of: nothing was opened, so this is all there is to say. */
    private int refuse(Failure failure, boolean json) {
        Outcome outcome = new Outcome.Failed(failure);
        if (json) {
            new JsonOutput(streams, false, false, wiring.clock()).outcome(outcome);
        } else {
            Start start = new Start(surroundings, GlobalOptions.NONE, List.of());
            TerminalWidth width = TerminalWidth.of(surroundings, streams.shown());
            Appearance look = wiring.appearance(start);
            new PlainOutput(
                            streams,
                            new TextRenderer(wiring.version()),
                            () -> look.screen(width, wiring.clock().instant()))
                    .outcome(outcome);
        }
        return ExitCode.of(outcome);
    }
}
