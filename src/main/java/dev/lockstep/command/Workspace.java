package dev.lockstep.command;

import dev.lockstep.apply.SchemaExpectation;
import dev.lockstep.apply.Stepper;
import dev.lockstep.apply.Workbench;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Questions;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Configuration;
import dev.lockstep.project.Layout;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectReader;
import dev.lockstep.rehearse.OwnServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands: project, environment, connections, the last plan's numbers, settings, an
 * open step. The one mutable thing that commands share; used by one thread, except for the glances.
 */
public final class Workspace implements AutoCloseable {
    /** How long a lost connection is tried again within one command. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Failure NOWHERE =
            new Failure.NotConnected(
                    "no database is chosen", Failure.UNCHANGED, "use ENV · connect URL");

    private final Ports ports;
    private final GlobalOptions options;
    private final Settings settings = new Settings();
    private final PlanNumbers numbers = new PlanNumbers();
    private final Glances glances = new Glances();
    private final Memory memory = new Memory();

    private @Nullable ProjectReader files;
    private @Nullable Failure noProject;
    private @Nullable Link link;
    private Failure noLink = NOWHERE;
    private @Nullable Stepper stepper;
    private final OwnServer own;
    private final Cancellation stepCancellation = new Cancellation();

    /** Nothing is opened yet; the options are those that the session began with. */
    public Workspace(Ports ports, GlobalOptions options) {
        this.ports = ports;
        this.options = options;
        this.own = Folders.of(ports.surroundings()).shadows(ports.embedded());
    }

    /**
     * Opens the project and chooses the environment, and begins to connect to it in the background.
     * What is not there is told by the command that needs it, for a shell opens nevertheless.
     *
     * @param command for application_name
     */
    public void open(String command) {
        openProject();
        try {
            Questions questions =
                    new AnsweredQuestions(ports.questions(), options.yes(), options.confirm());
            link(environments(questions, new Cancellation()).atStart(options));
            link().connectAhead(command);
        } catch (FailureException e) {
            noLink = e.failure();
        }
    }

    private void openProject() {
        try {
            ProjectReader opened =
                    ProjectReader.open(
                            options.project(),
                            ports.surroundings(),
                            Folders.of(ports.surroundings()).configuration(),
                            ports.clock());
            Configuration configuration = opened.configuration();
            opened.layout();
            files = opened;
            glances.opened(opened, configuration);
        } catch (FailureException e) {
            noProject = e.failure();
        }
    }

    Ports ports() {
        return ports;
    }

    GlobalOptions options() {
        return options;
    }

    /** The embedded server for shadows; started when first needed. */
    OwnServer own() {
        return own;
    }

    /** What {@code set} changes. */
    public Settings settings() {
        return settings;
    }

    PlanNumbers numbers() {
        return numbers;
    }

    Memory memory() {
        return memory;
    }

    // --- the project

    Project project() {
        return reader().read();
    }

    /** The files as they are now; where there is no project, one that begins here. */
    Project projectOrBeginning() {
        if (files == null && noProject instanceof Failure.WrongUsage && options.project() == null) {
            ProjectReader begun =
                    ProjectReader.begin(
                            ports.surroundings().directory(),
                            Folders.of(ports.surroundings()).configuration(),
                            ports.clock());
            files = begun;
            glances.opened(begun, begun.configuration());
        }
        return project();
    }

    boolean hasProject() {
        return files != null;
    }

    ProjectReader reader() {
        if (files == null) {
            throw new FailureException(
                    noProject != null
                            ? noProject
                            : new Failure.WrongUsage(
                                    "there is no project here", "lockstep -C DIR"));
        }
        return files;
    }

    /** What lockstep.toml says; nothing where there is no project. */
    private Configuration configuration() {
        return files == null ? new Configuration() : files.configuration();
    }

    /** The environments to choose from, their questions asked of that person. */
    Environments environments(Questions questions, Cancellation cancellation) {
        Path root = files == null ? ports.surroundings().directory() : files.root();
        return new Environments(
                root, configuration(), ports.surroundings(), questions, cancellation);
    }

    // --- the database

    /** Leaves the database that we are on, and goes to that one. Connects when first needed. */
    void link(Environments.Chosen chosen) {
        unlink();
        Layout layout = files == null ? Layout.NATIVE : files.layout();
        Link opened = new Link(chosen, layout, configuration().journalSchema());
        link = opened;
        glances.linked(opened);
    }

    /** Connects again to the database that we are on. */
    void relink() {
        Link current = link();
        link(new Environments.Chosen(current.environment(), current.connections().target()));
        link().unsettled().takeOver(current.unsettled());
    }

    private void unlink() {
        chosen().ifPresent(Link::close);
        link = null;
        numbers.forget();
        glances.unlinked();
    }

    /** The database that we work on, whether connected or not. */
    Link link() {
        if (link == null) {
            throw new FailureException(noLink);
        }
        return link;
    }

    /** The database that we work on, if one is chosen. */
    Optional<Link> chosen() {
        return Optional.ofNullable(link);
    }

    /** The connection for migrations; opened, or opened again after it was lost. */
    Session session(Call call) {
        Link current = link();
        if (current.lost(call.command().word())) {
            step();
            current.connections().reconnect(PATIENCE, call.cancellation(), ports.events());
        }
        Session session = current.session(call.command().word());
        current.unsettled().settle(session, current.ledger().keys(), ports.events());
        return session;
    }

    /**
     * A connection to read with: the one for migrations, but in step mode, where that is in the
     * middle of a transaction, another.
     */
    Session reading(Call call) {
        return step().isPresent() ? link().connections().scribe() : session(call);
    }

    /** Files and database as they are now. Reads, and creates nothing. */
    Standing look(Call call) {
        return look(call, project());
    }

    /** The same, of files that were read just now. */
    Standing look(Call call, Project project) {
        Standing standing = Standing.read(project, link(), reading(call));
        glances.saw(standing);
        return standing;
    }

    /** After a change: the prompt's counts as they are now, if that can be told at once. */
    void refresh(Call call) {
        boolean reachable = files != null && link != null && link.connections().connected();
        if (reachable && step().isEmpty()) {
            try {
                look(call);
            } catch (FailureException | ServerException | ConnectionLostException e) {
                // the command's own outcome is what counts; the next one tells what is wrong
                glances.outdated();
            }
        }
    }

    /** What the engine works with, for that command. */
    Workbench bench(Call call) {
        return bench(call, call.cancellation());
    }

    private Workbench bench(Call call, Cancellation cancellation) {
        Session session = session(call);
        Link current = link();
        return new Workbench(
                current.connections(),
                reader(),
                current.ledger(),
                current.journal(),
                current.environment(),
                reader().configuration().outOfOrder(),
                who(session),
                ports.events(),
                call.questions(),
                cancellation,
                current.unsettled(),
                ports.clock(),
                SchemaExpectation.NONE);
    }

    /** {@code ana as deploy}; {@code ana} where both names are the same. */
    String who(Session session) {
        String person = ports.surroundings().user();
        String role = session.facts().user();
        return person.equals(role) ? role : person + " as " + role;
    }

    /** A path as typed, from where the process was started. */
    Path resolve(Path typed) {
        return ports.surroundings().directory().resolve(typed);
    }

    /** Files and database may be other than they were: what was remembered is read again. */
    void changed() {
        glances.outdated();
    }

    // --- step mode

    /** The step transaction that is open, if one is. */
    Optional<Stepper> step() {
        Stepper open = stepper;
        if (open != null && !open.glance().open()) {
            stepper = null;
            glances.stepping(null);
            open.close();
            changed();
        }
        return Optional.ofNullable(stepper);
    }

    /** Opens it on that migration (exact name). */
    Stepper openStep(Call call, String migration, SchemaExpectation expected) {
        try (Cancellation.Registration _ = forwardToStep(call.cancellation())) {
            Workbench bench = bench(call, stepCancellation).expecting(expected);
            Stepper opened = Stepper.open(bench, migration);
            stepper = opened;
            glances.stepping(opened);
            return opened;
        }
    }

    /** A step transaction outlives its commands; what stops one of them stops what it does now. */
    Cancellation.Registration forwardToStep(Cancellation command) {
        stepCancellation.renew();
        return command.onRequest(stepCancellation::request);
    }

    /** Whether a step transaction is open: leaving would undo it. */
    public boolean isStepping() {
        return step().isPresent();
    }

    /**
     * Ends step mode because the input ended, for nobody is left to say commit.
     *
     * @return what became of it; empty when none was open
     */
    public Optional<Outcome> abandonStep() {
        return step().map(open -> open.abort("the input ended in step mode"));
    }

    // --- for the shell

    /** For the prompt and the status line; never waiting for the database. */
    public PromptState prompt() {
        glances.lookAtFiles(files);
        return glances.prompt();
    }

    /** For completion; from any thread, never waiting for the database. */
    public Vocabulary vocabulary() {
        return glances.vocabulary();
    }

    /**
     * What the prompt shows.
     *
     * @param project null when there is none here, as is {@code root}, its folder
     * @param environment null when there is none chosen
     * @param step {@code 1/2} in step mode, else null
     */
    public record PromptState(
            @Nullable String project,
            @Nullable Path root,
            @Nullable String environment,
            Stage stage,
            boolean connected,
            int pending,
            boolean drift,
            @Nullable String step) {}

    /** Words to complete, each with a line that describes it. */
    public record Vocabulary(
            List<Word> migrations,
            List<Word> applicable,
            List<Word> inDatabase,
            List<Word> environments,
            List<Word> tables,
            List<Word> columns,
            List<Word> settings) {
        /** Keeps its own copies. */
        public Vocabulary {
            migrations = List.copyOf(migrations);
            applicable = List.copyOf(applicable);
            inDatabase = List.copyOf(inDatabase);
            environments = List.copyOf(environments);
            tables = List.copyOf(tables);
            columns = List.copyOf(columns);
            settings = List.copyOf(settings);
        }
    }

    /** A word and its description. */
    public record Word(String word, String description) {}

    @Override
    public void close() {
        Stepper open = stepper;
        if (open != null) {
            open.close();
        }
        unlink();
        own.close();
    }
}
