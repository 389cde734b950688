package dev.lockstep.project;

import dev.lockstep.model.Failure.WrongUsage;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.Surroundings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which environment is meant, and what it is made of. Each of its values is taken from the first
 * that says it: option, {@code LOCKSTEP_*}, lockstep.toml, the user's config.toml, a {@code .env}
 * that was asked for, {@code DATABASE_URL}, {@code PG*}.
 */
public final class EnvironmentChoice {
    private static final String URL_VARIABLE = "LOCKSTEP_URL";
    private static final String DATABASE_URL = "DATABASE_URL";

    private final Configuration configuration;
    private final Surroundings surroundings;

    /** Chooses among the environments of that configuration. */
    public EnvironmentChoice(Configuration configuration, Surroundings surroundings) {
        this.configuration = configuration;
        this.surroundings = surroundings;
    }

    /** The global options as typed; null where one was not given. */
    public record Options(
            @Nullable String environment, @Nullable String url, @Nullable String stage) {
        /** No option was given. */
        public static final Options NONE = new Options(null, null, null);
    }

    /**
     * The environment to begin with. Without an option: {@code LOCKSTEP_ENV}, a {@code
     * LOCKSTEP_URL} alone, the only environment, the one called development; with none configured,
     * what {@code DATABASE_URL} or {@code PG*} lead to.
     *
     * @throws FailureException with {@code WrongUsage} when there is none of that name or stage, or
     *     several and nothing says which
     */
    public Environment atStart(Options options) {
        Optional<String> name = name(options);
        Optional<String> url =
                Optional.ofNullable(options.url())
                        .or(() ->
                                options.environment() == null
                                        ? surroundings.variable(URL_VARIABLE).map(this::kept)
                                        : Optional.empty());
        EnvironmentSettings settings = name.map(this::settings).orElse(EnvironmentSettings.NONE);
        if (url.isPresent()) {
            settings = settings.withUrl(url.get());
        }
        Optional<Stage> stage = stage(options);
        if (stage.isPresent()) {
            settings = settings.withStage(stage.get());
        }
        return completed(name.orElse(Environment.BARE_URL), settings);
    }

    /**
     * The environment of that name, for {@code use}.
     *
     * @throws FailureException with {@code WrongUsage} when there is none
     */
    public Environment named(String name) {
        return completed(name, settings(name));
    }

    /** All environments in the order of the configuration, for {@code status --all-envs}. */
    public List<Environment> all() {
        return configuration.environmentNames().stream().map(this::named).toList();
    }

    /** The name meant; empty for a bare URL. */
    private Optional<String> name(Options options) {
        if (options.environment() != null) {
            return Optional.of(options.environment());
        }
        if (options.url() != null) {
            return Optional.empty();
        }
        Optional<String> variable = surroundings.variable("LOCKSTEP_ENV");
        if (variable.isPresent() || surroundings.variable(URL_VARIABLE).isPresent()) {
            return variable;
        }
        List<String> names = configuration.environmentNames();
        String development = Stage.DEVELOPMENT.word();
        if (names.size() <= 1) {
            return names.stream().findFirst();
        }
        if (names.contains(development)) {
            return Optional.of(development);
        }
        throw new FailureException(
                new WrongUsage(
                        "several environments, and none is chosen: " + String.join(", ", names),
                        "choose one: -e " + names.getFirst() + ", or LOCKSTEP_ENV"));
    }

    private EnvironmentSettings settings(String name) {
        List<String> names = configuration.environmentNames();
        if (!names.contains(name)) {
            String next =
                    names.isEmpty()
                            ? "write [environments."
                                    + name
                                    + "] in lockstep.toml, or give a URL: connect URL, lockstep --url URL"
                            : NearWord.of(name, names)
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse("there are: " + String.join(", ", names));
            throw new FailureException(new WrongUsage("no environment is called " + name, next));
        }
        return configuration.settings(name);
    }

    private Optional<Stage> stage(Options options) {
        return Optional.ofNullable(options.stage())
                .or(() -> surroundings.variable("LOCKSTEP_STAGE"))
                .map(word ->
                        Stage.of(word)
                                .orElseThrow(() ->
                                        new FailureException(
                                                new WrongUsage(
                                                        "no stage is called " + word,
                                                        "there are: " + stages()))));
    }

    private static String stages() {
        return Arrays.stream(Stage.values()).map(Stage::word).collect(Collectors.joining(", "));
    }

    private Environment completed(String name, EnvironmentSettings settings) {
        EnvironmentSettings whole =
                settings.url() == null ? settings.withUrl(fallback()) : settings;
        return whole.environment(name);
    }

    /** Where an environment without a URL leads to. */
    private String fallback() {
        if (surroundings.variable(URL_VARIABLE).isPresent()) {
            return surroundings.variable(URL_VARIABLE).map(this::kept).orElseThrow();
        }
        boolean dotenv =
                configuration.dotenv()
                        || surroundings.variable("LOCKSTEP_DOTENV").filter("1"::equals).isPresent();
        if (dotenv) {
            return SecretSource.DOTENV + DATABASE_URL;
        }
        return surroundings.variable(DATABASE_URL).isPresent()
                ? SecretSource.VARIABLE + DATABASE_URL
                : "";
    }

    /** The variable's own name instead of its value, which may hold a password. */
    private String kept(String value) {
        return SecretSource.isReference(value) ? value : SecretSource.VARIABLE + URL_VARIABLE;
    }
}
