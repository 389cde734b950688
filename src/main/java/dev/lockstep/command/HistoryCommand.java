package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.HistoryLine;
import dev.lockstep.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code history}: lines typed before in this project and environment. */
@Command(
        name = "history",
        description = {
            "lines typed before",
            "In this environment, with secrets masked. A line that begins with a blank is not kept."
        },
        customSynopsis = "history [FROM[-TO]] [--save NAME] [--clear]",
        footer = {
            "history",
            "history 3-9 --save release-42      as runbooks/release-42.lockstep, which -f runs",
            "history --clear                    forgets them, on disk too"
        })
final class HistoryCommand implements Verb {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");

    @Parameters(arity = "0..1", paramLabel = "FROM-TO", description = "Only these numbers")
    @Nullable String range;

    @Option(names = "--save", paramLabel = "NAME", description = "Write them to a file for -f")
    @Nullable String name;

    @Option(names = "--clear", description = "Forget all of them")
    boolean clear;

    @Override
    public Outcome run(Call call) {
        PastLines past = call.workspace().ports().history().get();
        if (clear) {
            past.clear();
            return Outcome.Done.of("the history of this project and environment is empty now");
        }
        List<HistoryLine> lines = chosen(past.lines());
        return name == null ? new Outcome.HistoryReport(lines) : save(call, lines, name);
    }

    private List<HistoryLine> chosen(List<HistoryLine> all) {
        if (range == null) {
            return all;
        }
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw new FailureException(
                    new Failure.WrongUsage("'" + range + "' is no range of lines", "history 3-9"));
        }
        int from = Integer.parseInt(matcher.group(1));
        int to = matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
        return all.stream().filter(line -> line.number() >= from && line.number() <= to).toList();
    }

    /** A file of commands in the project; one that is there already stays. */
    private static Outcome save(Call call, List<HistoryLine> lines, String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "'" + name + "' cannot be a file's name", "history --save NAME"));
        }
        Path root = call.workspace().reader().root();
        Path file = root.resolve("runbooks").resolve(name + ".lockstep");
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.line()).append('\n'));
        try {
            Files.createDirectories(root.resolve("runbooks"));
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "the file cannot be written: " + e, "another --save NAME"));
        }
        return Outcome.Done.of(
                "wrote " + root.relativize(file) + ": lockstep -f " + root.relativize(file));
    }
}
