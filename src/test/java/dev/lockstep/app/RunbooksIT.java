package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.Surroundings;
import dev.lockstep.testkit.Golden;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stories of commands: files under {@code runbooks} whose lines that begin with a bar are compared
 * with what is shown; {@code -Dgolden=update} writes them again. A line that begins with {@code
 * lockstep} is a run of its own. Directives of these files alone: those of {@link RunbookProject},
 * {@code @environment VARIABLE VALUE}, and {@code @answer TEXT} to the next question; without it
 * nobody is there to answer.
 */
class RunbooksIT {
    private static final Path FILES = Path.of("src/test/resources/runbooks");

    @RegisterExtension final PgDatabase development = new PgDatabase();
    @RegisterExtension final PgDatabase production = new PgDatabase();

    @TempDir Path folder;

    static Stream<String> runbooks() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files
                    .filter(file -> file.toString().endsWith(".lockstep"))
                    .map(file -> FILES.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runbooks")
    void showsWhatItShowed(String name) throws IOException {
        Path file = FILES.resolve(name);
        RunbookProject project =
                new RunbookProject(FILES.resolve("projects"), folder.resolve("project"));
        Map<String, String> variables = variables();
        for (String line : RunbookFile.read(file, any -> true)) {
            if (line.startsWith("@environment ")) {
                variables.put(line.split(" ")[1], line.split(" ")[2]);
            } else if (line.startsWith("@project ")) {
                project.obey(line);
            }
        }
        Surroundings surroundings =
                new Surroundings(variables, folder.resolve("home"), "ana", project.root());
        String transcript;
        try (RunbookSession session = new RunbookSession(surroundings)) {
            transcript = play(RunbookFile.read(file, session::isComplete), session, project);
        }
        Golden.matches("runbooks/" + name, transcript);
        assertThat(transcript).doesNotContain("this is a bug", "\u001b");
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("TERM", "dumb");
        variables.put("LANG", "C.UTF-8");
        variables.put("COLUMNS", "160");
        variables.put("DEVELOPMENT_URL", development.url());
        variables.put("PRODUCTION_URL", production.url());
        variables.put("DATABASE_URL", development.url());
        return variables;
    }

    private String play(List<String> commands, RunbookSession session, RunbookProject project)
            throws IOException {
        Redaction redaction =
                new Redaction()
                        .calling(folder.toString(), "FOLDER")
                        .calling(development.name(), "DATABASE")
                        .calling(production.name(), "PRODUCTION");
        StringBuilder transcript = new StringBuilder();
        for (String command : commands) {
            String meant =
                    command.replace("DATABASE", development.name())
                            .replace("URL", development.url());
            String shown = "";
            if (meant.startsWith("@answer ")) {
                session.answerNext(meant.substring("@answer ".length()));
            } else if (RunbookFile.isPassive(meant)) {
                if (meant.startsWith("@") && !meant.matches("@(project|environment) .*")) {
                    project.obey(meant);
                }
            } else if (meant.startsWith("lockstep ")) {
                shown = session.oneShot(RunbookFile.words(meant.substring(9)));
            } else {
                shown = session.type(meant);
            }
            transcript.append(RunbookFile.written(command, shown, redaction::of));
        }
        return transcript.toString();
    }
}
