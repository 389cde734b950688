package dev.lockstep.plan.effect;

import dev.lockstep.model.Effects;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.DataShape;
import dev.lockstep.sql.IndexShape;
import dev.lockstep.sql.ObjectShape;
import dev.lockstep.sql.ServerShape;
import dev.lockstep.sql.SessionShape;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the statements of a plan will lock, rewrite and scan on the database as it stands. Locks are
 * said as they are kept until the end of the transaction, and as if each statement ran alone: that
 * an earlier one holds a lock already is for the caller to see. For statements that run outside a
 * transaction they are the strongest that are held at any time.
 *
 * <p>Facts of definitions do not depend on rows. Those of INSERT, UPDATE and DELETE do: what is
 * said of foreign keys holds when they meet rows.
 */
public final class Foresight {
    private final Facts facts;
    private final Earlier earlier;
    private final Set<String> temporary = new HashSet<>();

    /** On a catalog; the facts go along with the plan, and are used up by it. */
    public Foresight(Facts facts) {
        this.facts = facts;
        this.earlier = new Earlier(facts);
    }

    /**
     * One answer for each statement, in their order, by at most twelve small queries that only read
     * the catalog; any role may ask them.
     *
     * @param shapes the statements of a plan, in the order in which they would run
     */
    public static List<Effects> of(Session session, List<? extends StatementShape> shapes) {
        Foresight foresight = new Foresight(facts(session, shapes));
        List<Effects> all = new ArrayList<>();
        for (StatementShape shape : shapes) {
            all.add(foresight.effects(shape));
            foresight.pass(shape);
        }
        return all;
    }

    /** What the catalog says of all that these statements name. */
    public static Facts facts(Session session, List<? extends StatementShape> shapes) {
        return new FactsReader(session).read(Mentions.of(shapes));
    }

    /** What the next statement would do, the passed ones being done. */
    public Effects effects(StatementShape shape) {
        earlier.announce(shape);
        Forecast forecast = new Forecast(temporary);
        forecast(shape, forecast);
        earlier.doubt(shape, forecast);
        return forecast.effects();
    }

    /** Takes it for done: the facts are from now on those behind it. */
    public void pass(StatementShape shape) {
        earlier.take(shape);
        if (shape instanceof TableShape.CreateTable create && create.temporary()) {
            temporary.add(facts.relation(create.name()).name());
        }
    }

    private void forecast(StatementShape shape, Forecast forecast) {
        switch (shape) {
            case TableShape.CreateTable create -> new Creating(facts, forecast).table(create);
            case TableShape.AlterTable alter -> new Altering(facts, forecast).table(alter);
            case TableShape.Truncate truncate -> new Dropping(facts, forecast).rows(truncate);
            case IndexShape index -> new Indexing(facts, forecast).index(index);
            case ObjectShape object -> new Defining(facts, forecast).object(object);
            case DataShape data -> new Changing(facts, forecast).data(data);
            case SessionShape session -> session(session, forecast);
            case ServerShape server -> new Maintaining(facts, forecast).server(server);
        }
    }

    private static void session(SessionShape shape, Forecast forecast) {
        switch (shape) {
            case SessionShape.Call call -> forecast.unsureOfAll(Changing.CODE);
            case SessionShape.DoBlock block -> forecast.unsureOfAll(Changing.CODE);
            case SessionShape.TransactionControl control -> {}
            case SessionShape.SetParameter set -> {}
            case SessionShape.Discard discard -> {}
        }
    }
}
