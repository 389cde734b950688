package dev.lockstep.project;

import dev.lockstep.model.Problem;
import dev.lockstep.sql.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One configuration file, every key checked.
 *
 * @param name the project's, or empty
 * @param migrations where they lie, relative to the root, or empty
 * @param sections the tables whose keys their users choose, as written
 * @param commands everything in it that would be run by a shell
 */
record ConfigurationFile(
        Optional<String> name,
        Optional<Layout> layout,
        Optional<String> migrations,
        Optional<Boolean> outOfOrder,
        Optional<Boolean> dotenv,
        Optional<String> journalSchema,
        Map<String, EnvironmentSettings> environments,
        Map<String, Map<String, Object>> sections,
        List<String> commands,
        List<Problem> problems) {
    /** The project's file. */
    static final String NAME = "lockstep.toml";

    /** A file that is not there says nothing. */
    static final ConfigurationFile EMPTY =
            new ConfigurationFile(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Map.of(),
                    List.of(),
                    List.of());

    private static final List<String> PROJECT_KEYS =
            List.of("name", "layout", "migrations", "out_of_order", "dotenv");

    /** Kept as written: their rooms read them. */
    private static final List<String> SECTIONS =
            List.of("shadow", "checks", "flags", "runners", "redact", "maintenance", "seeds");

    /** Sections whose texts are commands for a shell. */
    private static final List<String> COMMAND_SECTIONS =
            List.of("checks", "runners", "maintenance");

    /** A name that is safe as a word, in a prompt and in a file's name. */
    private static final Pattern ENVIRONMENT_NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /**
     * Reads a file's text.
     *
     * @param ofProject whether it is lockstep.toml and not the user's own
     * @throws dev.lockstep.model.FailureException with {@code SyntaxProblem} when something in it
     *     is wrong
     */
    static ConfigurationFile parse(SourceText source, boolean ofProject) {
        TomlTable root = TomlTable.root(TomlDocument.parse(source));
        root.refuseUnknown(tables(ofProject));
        TomlTable project = root.table("project");
        project.refuseUnknown(PROJECT_KEYS);
        TomlTable journal = root.table("journal");
        journal.refuseUnknown(List.of("schema"));
        Map<String, EnvironmentSettings> environments = environments(root.table("environments"));
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        for (String section : SECTIONS) {
            sections.put(section, root.table(section).values());
        }
        List<String> layouts = Arrays.stream(Layout.values()).map(Layout::word).toList();
        return new ConfigurationFile(
                project.text("name"),
                project.word("layout", layouts).flatMap(Layout::of),
                project.text("migrations"),
                project.flag("out_of_order"),
                project.flag("dotenv"),
                journal.text("schema"),
                environments,
                sections,
                commands(environments, sections),
                ofProject ? passwords(source.file(), environments) : List.of());
    }

    private static List<String> tables(boolean ofProject) {
        List<String> tables = new ArrayList<>();
        if (ofProject) {
            tables.add("project");
        }
        tables.add("environments");
        tables.add("journal");
        tables.addAll(SECTIONS);
        return tables;
    }

    private static Map<String, EnvironmentSettings> environments(TomlTable table) {
        Map<String, EnvironmentSettings> environments = new LinkedHashMap<>();
        for (String name : table.values().keySet()) {
            if (!ENVIRONMENT_NAME.matcher(name).matches()) {
                throw table.problem(
                        name,
                        "an environment cannot be called \"" + name + "\"",
                        "use letters, digits, dots, dashes and underscores");
            }
            if (name.equals(Environment.BARE_URL)) {
                throw table.problem(
                        name,
                        "the name " + name + " is taken by what --url connects to",
                        "call the environment otherwise, or write [environments.NAME] above url");
            }
            environments.put(name, EnvironmentSettings.read(table.table(name)));
        }
        return environments;
    }

    private static List<String> commands(
            Map<String, EnvironmentSettings> environments,
            Map<String, Map<String, Object>> sections) {
        List<String> commands = new ArrayList<>();
        for (EnvironmentSettings environment : environments.values()) {
            addCommand(commands, environment.url(), false);
        }
        sections.forEach(
                (name, section) -> addCommands(commands, section, COMMAND_SECTIONS.contains(name)));
        return commands.stream().sorted().distinct().toList();
    }

    private static void addCommands(List<String> commands, Object value, boolean anyText) {
        // Numbers and the like run nothing.
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(it -> addCommands(commands, it, anyText));
        } else if (value instanceof List<?> list) {
            list.forEach(it -> addCommands(commands, it, anyText));
        } else if (value instanceof String text) {
            addCommand(commands, text, anyText);
        }
    }

    private static void addCommand(List<String> commands, @Nullable String text, boolean anyText) {
        if (text == null) {
            return;
        }
        if (text.startsWith(SecretSource.COMMAND)) {
            commands.add(text.substring(SecretSource.COMMAND.length()));
        } else if (anyText) {
            commands.add(text);
        }
    }

    private static List<Problem> passwords(
            String file, Map<String, EnvironmentSettings> environments) {
        List<Problem> problems = new ArrayList<>();
        environments.forEach((name, environment) -> {
            String url = environment.url();
            if (url != null && Passwords.isIn(url)) {
                problems.add(
                        new Problem(
                                null,
                                "the url of environment " + name + " holds a password",
                                file,
                                "keep it elsewhere: url = \"env:NAME\", \"file:PATH\" or"
                                        + " \"cmd:COMMAND\", or in ~/.pgpass"));
            }
        });
        return problems;
    }
}
