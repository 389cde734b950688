package dev.lockstep.plan.phase;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.phase.ColumnReader.Found;
import dev.lockstep.plan.phase.Formula.How;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Lexer;
import dev.lockstep.sql.Token;
import dev.lockstep.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A column's change as migrations in phases. */
public final class Phases {
    private Phases() {}

    /**
     * What is to be written, and what a person should know besides.
     *
     * @param migrations in the order in which they are applied
     */
    public record Written(List<Draft> migrations, List<String> notes) {
        /** Keeps its own copies. */
        public Written {
            migrations = List.copyOf(migrations);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Works it out from the database as it is; changes nothing there.
     *
     * @param column as typed: {@code users.name}
     * @throws FailureException with {@code WrongUsage} where the words make no sense or name no
     *     column, with {@code GuardRefused} where there is no safe way, or a value does not convert
     */
    public static Written of(Session session, String column, Change change) {
        ColumnName name = ColumnName.of(column);
        expressions(change).forEach(Phases::refuseMoreThanOne);
        Found found = new ColumnReader(session).read(name, change);
        Pair pair = pair(found, change);
        List<String> notes = new ArrayList<>(found.notes());
        if (!pair.same()) {
            Conversion.check(session, pair).ifPresent(notes::add);
        }
        notes.addAll(PhaseNotes.of(session, pair));
        return new Written(PhaseWriter.write(pair), notes);
    }

    private static List<String> expressions(Change change) {
        List<@Nullable String> all = new ArrayList<>();
        switch (change) {
            case Change.Rename rename -> {}
            case Change.Retype retype -> {
                all.add(retype.type());
                all.add(retype.using());
                all.add(retype.back());
            }
            case Change.Split split -> {
                all.addAll(split.using());
                all.add(split.back());
            }
        }
        List<String> given = new ArrayList<>();
        for (String each : all) {
            if (each != null) {
                given.add(each);
            }
        }
        return given;
    }

    /** One expression or type, all of it: it is written into statements. */
    private static void refuseMoreThanOne(String sql) {
        int depth = 0;
        boolean odd = sql.isBlank();
        for (Token token : Lexer.tokens(sql)) {
            switch (token.kind()) {
                case OPENING -> depth++;
                case CLOSING -> depth--;
                case SEMICOLON, LINE_COMMENT, BLOCK_COMMENT, META_COMMAND, PARAMETER, OTHER ->
                        odd = true;
                default -> {}
            }
            odd |=
                    depth < 0
                            || !token.terminated()
                            || (depth == 0 && token.kind() == TokenKind.COMMA);
        }
        if (odd || depth != 0) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "'" + sql + "' is not one expression", "new --help shows examples"));
        }
    }

    private static Pair pair(Found found, Change change) {
        ColumnFacts old = found.facts();
        List<String> from = List.of(old.column());
        String table = old.table();
        return switch (change) {
            case Change.Rename rename ->
                    new Pair(
                            old,
                            List.of(
                                    column(
                                            rename.newName(),
                                            found.types().getFirst(),
                                            new Formula(table, from, new How.Same()))),
                            new Formula(table, List.of(rename.newName()), new How.Same()),
                            false);
            case Change.Retype retype -> {
                String name = old.column() + "_new";
                ColumnReader.Type type = found.types().getFirst();
                How how = how(retype.using(), type.bare());
                @Nullable How back =
                        retype.back() == null && retype.using() != null
                                ? null
                                : how(retype.back(), old.bare());
                yield new Pair(
                        old,
                        List.of(column(name, type, new Formula(table, from, how))),
                        back == null ? null : new Formula(table, List.of(name), back),
                        true);
            }
            case Change.Split split ->
                    new Pair(
                            old,
                            IntStream.range(0, split.newNames().size())
                                    .mapToObj(i ->
                                            column(
                                                    split.newNames().get(i),
                                                    found.types().get(i),
                                                    new Formula(
                                                            table,
                                                            from,
                                                            new How.Words(split.using().get(i)))))
                                    .toList(),
                            split.back() == null
                                    ? null
                                    : new Formula(
                                            table, split.newNames(), new How.Words(split.back())),
                            false);
        };
    }

    private static How how(@Nullable String words, String castTo) {
        return words == null ? new How.Cast(castTo) : new How.Words(words);
    }

    private static NewColumn column(String name, ColumnReader.Type type, Formula value) {
        return new NewColumn(name, type.full(), type.declared(), value);
    }
}
