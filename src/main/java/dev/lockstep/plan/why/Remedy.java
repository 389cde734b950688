package dev.lockstep.plan.why;

import dev.lockstep.sql.Script;

/** What must be done before a migration that failed is worth another try. */
public final class Remedy {
    private static final String DIRECTIVE =
            "put -- lockstep: " + Script.NO_TRANSACTION + " at the top of the file";
    private static final String FIX = "fix the file";

    private Remedy() {}

    /**
     * As the first half of a sentence that goes on with "then"; empty where trying again is all.
     *
     * @param sqlState empty where PostgreSQL said nothing
     * @param inTransaction whether the migration runs in one
     */
    public static String before(String sqlState, boolean inTransaction) {
        return switch (sqlState) {
            case "", "55P03", "57014", "40P01", "40001" -> "";
            case "42501" -> "connect as a role that may do this";
            case "25006" -> "connect to a server and as a role that may write";
            case "53100", "53200", "53300", "53400" -> "make room on the server";
            case "2D000" -> inTransaction ? "it ends transactions itself: " + DIRECTIVE : FIX;
            case "25001" -> inTransaction ? "it cannot run in a transaction: " + DIRECTIVE : FIX;
            default -> {
                String kind = sqlState.length() < 2 ? "" : sqlState.substring(0, 2);
                yield switch (kind) {
                    case "08", "57", "28", "58" -> "";
                    default -> FIX;
                };
            }
        };
    }
}
