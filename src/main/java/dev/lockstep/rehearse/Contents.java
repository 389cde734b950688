package dev.lockstep.rehearse;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.project.Migration;
import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.ServerShape;
import dev.lockstep.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What scripts hold that matters for where they may be practised.
 *
 * @param clusterWide the first statement that reaches beyond its database, or null
 * @param extensions that they make, each with the statement that does
 * @param roles that they make themselves
 */
record Contents(
        @Nullable Statement clusterWide, Map<String, Statement> extensions, Set<String> roles) {
    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\w$]+)";

    private static final Pattern EXTENSION =
            Pattern.compile("(?i)^\\s*create\\s+extension\\s+(?:if\\s+not\\s+exists\\s+)?" + NAME);

    private static final Pattern ROLE =
            Pattern.compile("(?i)\\bcreate\\s+(?:role|user|group)\\s+(?!mapping\\b)" + NAME);

    /** Of roles and of the database itself; privileges of tables and the like are its own. */
    private static final Pattern PRIVILEGES_WITHIN =
            Pattern.compile("(?is)\\son\\s+(?!database\\b|tablespace\\b|parameter\\b)");

    /** Functions of PostgreSQL that reach other databases, sessions and files. */
    private static final Pattern REACHES_OUT =
            Pattern.compile(
                    "(?i)\\b(?:pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile"
                            + "|pg_switch_wal|pg_promote|pg_create_\\w+|pg_drop_replication_slot"
                            + "|pg_logical_\\w+|pg_notify|lo_import|lo_export|pg_file_\\w+)\\s*\\(");

    private static final Pattern DBLINK =
            Pattern.compile("(?i)\\bdblink(?:_exec|_connect|_open|_send_query)?\\s*\\(");

    private static final Pattern PROGRAM =
            Pattern.compile("(?is)^\\s*copy\\b.*\\b(?:from|to)\\s+program\\b");

    private static final Pattern SERVER_FILE =
            Pattern.compile("(?is)^\\s*copy\\b.*\\b(?:from|to)\\s+(?:[Ee]|[Uu]&)?'.*");

    private static final Pattern WIDE_KIND =
            Pattern.compile(
                    "(?:CREATE|ALTER|DROP) (?:ROLE|USER|GROUP)"
                            + "|(?:CREATE|ALTER|DROP) TABLESPACE"
                            + "|(?:CREATE|ALTER|DROP) DATABASE|ALTER SYSTEM"
                            + "|DROP OWNED|REASSIGN OWNED");

    /** Keeps its own copies. */
    Contents {
        extensions = Map.copyOf(extensions);
        roles = Set.copyOf(roles);
    }

    /**
     * Of the up scripts of those migrations.
     *
     * @throws FailureException with {@code GuardRefused} naming a statement that no shadow runs
     */
    static Contents of(List<Migration> migrations) {
        List<Statement> statements = new ArrayList<>();
        migrations.forEach(each -> statements.addAll(each.up().script().statements()));
        return ofStatements(statements);
    }

    /** Of those statements. */
    static Contents ofStatements(List<Statement> statements) {
        @Nullable Statement wide = null;
        Map<String, Statement> extensions = new LinkedHashMap<>();
        Set<String> roles = new TreeSet<>();
        for (Statement statement : statements) {
            refuseWhereNoShadowMay(statement);
            String kind = statement.shape().kind();
            if (kind.equals("CREATE EXTENSION")) {
                Matcher extension = EXTENSION.matcher(statement.sql());
                if (extension.find()) {
                    extensions.putIfAbsent(identifier(extension.group(1)), statement);
                }
            }
            if (wide == null && isWide(statement)) {
                wide = statement;
            }
            if (kind.startsWith("CREATE ") && WIDE_KIND.matcher(kind).matches()) {
                Matcher role = ROLE.matcher(statement.sql());
                if (role.find()) {
                    roles.add(identifier(role.group(1)));
                }
            }
        }
        return new Contents(wide, extensions, roles);
    }

    private static String identifier(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }

    private static boolean isWide(Statement statement) {
        String kind = statement.shape().kind();
        if (statement.shape() instanceof ServerShape.DatabaseWide
                || WIDE_KIND.matcher(kind).matches()) {
            return true;
        }
        if (statement.shape() instanceof ObjectShape.Grant grant) {
            return grant.relations().isEmpty()
                    && !PRIVILEGES_WITHIN.matcher(statement.sql()).find();
        }
        if (statement.shape() instanceof ObjectShape.Comment comment) {
            return isOfCluster(comment.object());
        }
        return holdsCode(kind, statement);
    }

    private static boolean isOfCluster(String object) {
        return Set.of("DATABASE", "ROLE", "TABLESPACE", "SUBSCRIPTION").contains(object);
    }

    /**
     * Code may put together what it runs, so no look at it can say what it reaches; of a query the
     * functions that it calls by name can.
     */
    private static boolean holdsCode(String kind, Statement statement) {
        return switch (kind) {
            case "DO", "CALL" -> true;
            default -> REACHES_OUT.matcher(statement.sql()).find();
        };
    }

    /** What would reach another server, or the machine itself. */
    private static void refuseWhereNoShadowMay(Statement statement) {
        String kind = statement.shape().kind();
        String sql = statement.sql();
        if (kind.endsWith(" SUBSCRIPTION")) {
            throw refused(statement, kind + " connects to another server");
        }
        if (!kind.startsWith("CREATE ") && DBLINK.matcher(sql).find()) {
            throw refused(statement, "dblink reaches another database");
        }
        if (PROGRAM.matcher(sql).find()) {
            throw refused(statement, "COPY ... PROGRAM runs a program of the server's machine");
        }
        if (SERVER_FILE.matcher(sql).matches()) {
            throw refused(statement, "COPY reads or writes a file of the server's machine");
        }
    }

    private static FailureException refused(Statement statement, String why) {
        return new FailureException(
                new Failure.GuardRefused(
                        statement.place() + ": " + why + ", which no shadow does",
                        Failure.UNCHANGED,
                        "plan shows what is known without running it"));
    }
}
