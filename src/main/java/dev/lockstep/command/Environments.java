package dev.lockstep.command;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Question;
import dev.lockstep.model.Questions;
import dev.lockstep.postgres.ConnectionStrings;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Surroundings;
import dev.lockstep.project.Configuration;
import dev.lockstep.project.Environment;
import dev.lockstep.project.EnvironmentChoice;
import dev.lockstep.project.SecretSource;
import dev.lockstep.project.Trust;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From an environment's name to where it leads: the choice, its URL's secrets, and the question
 * whether a project's own commands may run to get at them.
 */
final class Environments {
    private final Path root;
    private final Configuration configuration;
    private final Surroundings surroundings;
    private final Questions questions;
    private final Cancellation cancellation;

    /** Of the project in that directory, its questions asked of that person. */
    Environments(
            Path root,
            Configuration configuration,
            Surroundings surroundings,
            Questions questions,
            Cancellation cancellation) {
        this.root = root;
        this.configuration = configuration;
        this.surroundings = surroundings;
        this.questions = questions;
        this.cancellation = cancellation;
    }

    /** An environment and where its URL leads. */
    record Chosen(Environment environment, ConnectionTarget target) {}

    /** The one to begin with, by the options of the command line. */
    Chosen atStart(GlobalOptions options) {
        return located(
                choice().atStart(
                                new EnvironmentChoice.Options(
                                        options.environment(), options.url(), stage(options))));
    }

    /** The one of that name. */
    Chosen named(String name) {
        return located(choice().named(name));
    }

    /** A bare URL, of that stage if somebody says so. */
    Chosen bare(String url, GlobalOptions options) {
        return located(choice().atStart(new EnvironmentChoice.Options(null, url, stage(options))));
    }

    /** All of the configuration, not yet located. */
    List<Environment> all() {
        return choice().all();
    }

    /** Where shadows are made, if the configuration says so. */
    Optional<ConnectionTarget> shadow() {
        Object url = configuration.section("shadow").get("url");
        if (url == null) {
            return Optional.empty();
        }
        if (!(url instanceof String text) || text.isBlank()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "[shadow] url of lockstep.toml is no text",
                            "url = \"postgresql://localhost/postgres\""));
        }
        return Optional.of(located(text));
    }

    /** Where it leads. Reads secrets, and may run the command that prints one. */
    Chosen located(Environment environment) {
        return new Chosen(environment, located(environment.url()));
    }

    private ConnectionTarget located(String reference) {
        Trust trust = new Trust(Folders.of(surroundings).trusted());
        SecretSource secrets = new SecretSource(root, configuration, trust, surroundings);
        if (secrets.needsTrust(reference)) {
            askForTrust(trust);
        }
        String url = secrets.resolve(reference, cancellation);
        return url.isEmpty()
                ? ConnectionStrings.fromSurroundings(surroundings)
                : ConnectionStrings.parse(url, surroundings);
    }

    private void askForTrust(Trust trust) {
        String commands = String.join("\n  ", configuration.commands());
        Questions.Answer answer =
                questions.ask(
                        new Question.YesNo(
                                "lockstep.toml of "
                                        + root
                                        + " runs programs:\n  "
                                        + commands
                                        + "\nyes trusts this project to run them"));
        if (answer != Questions.Answer.YES) {
            throw new FailureException(
                    new Failure.Declined(
                            "this project is not trusted, so its programs were not run",
                            Failure.UNCHANGED,
                            answer == Questions.Answer.NOBODY
                                    ? "read lockstep.toml; then --yes trusts it"
                                    : ""));
        }
        trust.trust(root, configuration);
    }

    private EnvironmentChoice choice() {
        return new EnvironmentChoice(configuration, surroundings);
    }

    private static @Nullable String stage(GlobalOptions options) {
        return options.stage() == null ? null : options.stage().word();
    }
}
