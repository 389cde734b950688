package dev.lockstep.project;

import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationKind;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SqlWords;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape.TransactionUse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A migration in a folder of its own, as it was when it was read. */
final class MigrationFolder implements Migration {
    /** First words of statements that change rows or read them, and no schema. */
    private static final Set<String> ROWS =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "SELECT", "WITH", "VALUES");

    /** One of these as the first word of a script is enough to tell its kind. */
    private static final Set<String> SCHEMA = Set.of("ALTER", "CREATE", "DROP");

    private final String name;
    private final String directory;
    private final Scripts scripts;
    private final @Nullable String checksum;
    private @Nullable MigrationKind kind;

    MigrationFolder(String name, String directory, Scripts scripts, @Nullable String checksum) {
        this.name = name;
        this.directory = directory;
        this.scripts = scripts;
        this.checksum = checksum;
    }

    /** The files of a migration. */
    record Scripts(
            ScriptFile up,
            @Nullable ScriptFile down,
            @Nullable ScriptFile verify,
            @Nullable ScriptFile backfill) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return Version.of(name);
    }

    @Override
    public String directory() {
        return directory;
    }

    @Override
    public ScriptFile up() {
        return scripts.up();
    }

    @Override
    public Optional<ScriptFile> down() {
        return Optional.ofNullable(scripts.down());
    }

    @Override
    public Optional<ScriptFile> verify() {
        return Optional.ofNullable(scripts.verify());
    }

    @Override
    public Optional<ScriptFile> backfill() {
        return Optional.ofNullable(scripts.backfill());
    }

    @Override
    public @Nullable String checksum() {
        return checksum;
    }

    @Override
    public MigrationKind kind() {
        MigrationKind known = kind;
        if (known == null) {
            known = judge();
            kind = known;
        }
        return known;
    }

    private MigrationKind judge() {
        try {
            ScriptFile up = scripts.up();
            return SCHEMA.contains(SqlWords.first(up.source().text()))
                    ? MigrationKind.SCHEMA
                    : kindOf(up.glance());
        } catch (FailureException unreadable) {
            return MigrationKind.SCHEMA;
        }
    }

    /** Transaction control and settings around the statements count for neither side. */
    static MigrationKind kindOf(Script script) {
        boolean changesRows = false;
        for (Statement statement : script.statements()) {
            String kind = statement.shape().kind();
            int space = kind.indexOf(' ');
            String verb = space < 0 ? kind : kind.substring(0, space);
            if (ROWS.contains(verb)) {
                changesRows = true;
            } else if (statement.shape().transactionUse() != TransactionUse.CONTROL
                    && !verb.equals("SET")) {
                return MigrationKind.SCHEMA;
            }
        }
        return changesRows ? MigrationKind.DATA : MigrationKind.SCHEMA;
    }
}
