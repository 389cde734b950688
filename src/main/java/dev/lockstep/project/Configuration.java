package dev.lockstep.project;

import dev.lockstep.model.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lockstep.toml and the user's config.toml say. Where both say something, lockstep.toml
 * counts, key by key.
 */
public final class Configuration {
    private final ConfigurationFile project;
    private final ConfigurationFile user;
    private final Map<String, EnvironmentSettings> settings;

    /** Of nothing but defaults. */
    public Configuration() {
        this(ConfigurationFile.EMPTY, ConfigurationFile.EMPTY);
    }

    Configuration(ConfigurationFile project, ConfigurationFile user) {
        this.project = project;
        this.user = user;
        Map<String, EnvironmentSettings> merged = new LinkedHashMap<>(project.environments());
        user.environments()
                .forEach((name, theirs) -> merged.merge(name, theirs, EnvironmentSettings::orElse));
        this.settings = merged;
    }

    /** The environments in the order of the file, those of the user's own file last. */
    public List<Environment> environments() {
        List<Environment> environments = new ArrayList<>();
        settings.forEach((name, it) -> environments.add(it.environment(name)));
        return environments;
    }

    /** The environment of that name. */
    public Optional<Environment> environment(String name) {
        return Optional.ofNullable(settings.get(name)).map(it -> it.environment(name));
    }

    /** What the files say of that environment; nothing when they do not know it. */
    EnvironmentSettings settings(String environment) {
        return settings.getOrDefault(environment, EnvironmentSettings.NONE);
    }

    /** The names of the environments, in the same order. */
    public List<String> environmentNames() {
        return List.copyOf(settings.keySet());
    }

    /**
     * The rules of an environment: {@code approvals} (integer), {@code max_hazard} (information,
     * warning or error), {@code drift} (refuse, warn or ignore), {@code require_rehearsal} and
     * {@code keep_data} (booleans); only those that were written.
     */
    public Map<String, Object> rules(String environment) {
        return settings(environment).rules();
    }

    /** Whether migrations older than the newest applied one may be applied without naming them. */
    public boolean outOfOrder() {
        return project.outOfOrder().orElse(false);
    }

    /** The schema of our own tables. */
    public String journalSchema() {
        return project.journalSchema().or(user::journalSchema).orElse("lockstep");
    }

    /**
     * A table whose keys its users choose: {@code shadow}, {@code checks}, {@code flags}, {@code
     * runners}, {@code redact}, {@code maintenance}, {@code seeds}; values as written.
     */
    public Map<String, Object> section(String name) {
        Map<String, Object> section =
                new LinkedHashMap<>(user.sections().getOrDefault(name, Map.of()));
        section.putAll(project.sections().getOrDefault(name, Map.of()));
        return section;
    }

    /**
     * Everything that the project's own file would have a shell run: {@code cmd:} and the texts of
     * {@code [checks]}, {@code [runners]} and {@code [maintenance]}; sorted. Nothing of it may run
     * before {@link Trust} says so.
     */
    public List<String> commands() {
        return project.commands();
    }

    /** What is unwise in it, without being wrong. */
    public List<Problem> problems() {
        return project.problems();
    }

    /** Whether a Prisma project's {@code .env} is asked for its DATABASE_URL. */
    boolean dotenv() {
        return project.dotenv().orElse(false);
    }

    Optional<String> projectName() {
        return project.name();
    }

    Optional<Layout> layout() {
        return project.layout();
    }

    Optional<String> migrations() {
        return project.migrations();
    }
}
