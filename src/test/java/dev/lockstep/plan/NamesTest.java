package dev.lockstep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final List<String> NAMES =
            List.of(
                    "20260321090000_add_user_avatar",
                    "20260321093000_index_user_email",
                    "20260322110000_user_roles",
                    "20260401000000_drop.legacy-tokens");

    @Test
    void takesTheExactNameAndTheExactVersion() {
        assertThat(resolve("20260322110000_user_roles")).isEqualTo("20260322110000_user_roles");
        assertThat(resolve("20260322110000")).isEqualTo("20260322110000_user_roles");
        assertThat(Names.resolve("7", List.of("7", "7_a"), Map.of())).isEqualTo("7");
    }

    @Test
    void takesANumberOfTheLastPlan() {
        assertThat(Names.resolve("2", NAMES, Map.of(2, NAMES.get(1)))).isEqualTo(NAMES.get(1));
    }

    @Test
    void refusesANumberThatIsAVersionToo() {
        List<String> names = List.of("1_a", "2_b", "3_c");
        assertThat(failure("2", names, Map.of(1, "2_b", 2, "3_c")).message())
                .isEqualTo("2 is number 2 of the last plan (3_c) and the version of 2_b");
        assertThat(Names.resolve("3", names, Map.of(3, "3_c"))).isEqualTo("3_c");
        assertThat(Names.resolve("1", names, Map.of(5, "3_c"))).isEqualTo("1_a");
    }

    @Test
    void neverTakesAnOutdatedNumberForTheBeginningOfAName() {
        assertThat(failure("9", NAMES, Map.of(9, "gone")).message())
                .isEqualTo("no migration has the number or version 9");
        assertThat(failure("2", List.of(NAMES.get(1)), Map.of()).next())
                .startsWith("numbers count right after plan printed them");
    }

    @Test
    void findsAUniquePrefixOrWordWhateverItsCase() {
        assertThat(resolve("202604")).isEqualTo(NAMES.get(3));
        assertThat(resolve("role")).isEqualTo(NAMES.get(2));
        assertThat(resolve("AVATAR")).isEqualTo(NAMES.get(0));
        assertThat(resolve("tokens")).isEqualTo(NAMES.get(3));
        assertThat(resolve("legacy")).isEqualTo(NAMES.get(3));
        assertThat(resolve("mail")).isEqualTo(NAMES.get(1));
        assertThat(Names.resolve("users", List.of("0001users", "2_x"), Map.of()))
                .isEqualTo("0001users");
    }

    @Test
    void listsAllThatFit() {
        Failure failure = failure("user", NAMES, Map.of());
        assertThat(failure.message()).isEqualTo("user fits 3 migrations");
        assertThat(failure.next())
                .isEqualTo(
                        "type more of one of these: 20260321090000_add_user_avatar,"
                                + " 20260321093000_index_user_email, 20260322110000_user_roles");

        List<String> many = IntStream.range(0, 20).mapToObj(i -> "x_" + i).toList();
        assertThat(failure("x", many, Map.of()).next()).contains("x_7 and 12 more");
    }

    @Test
    void aWholeWordWinsOverBeginnings() {
        List<String> names = List.of("001_m1", "002_m10", "m11", "003-m1x", "004.m2", "005_m2_b");
        assertThat(Names.resolve("m1", names, Map.of())).isEqualTo("001_m1");
        assertThat(Names.resolve("M1", names, Map.of())).isEqualTo("001_m1");
        assertThat(Names.resolve("m1x", names, Map.of())).isEqualTo("003-m1x");
        assertThat(Names.resolve("m2_b", names, Map.of())).isEqualTo("005_m2_b");
        assertThat(failure("m2", names, Map.of()).message()).isEqualTo("m2 fits 2 migrations");
        assertThat(failure("m", names, Map.of()).message()).isEqualTo("m fits 6 migrations");
    }

    @Test
    void suggestsTheNearest() {
        assertThat(failure("user_rolse", NAMES, Map.of()).next())
                .isEqualTo("did you mean 20260322110000_user_roles?");
        assertThat(failure("20260322110001_user_roles", NAMES, Map.of()).next())
                .isEqualTo("did you mean 20260322110000_user_roles?");
        assertThat(failure("something else entirely", NAMES, Map.of()).next())
                .isEqualTo("status lists them");
        assertThat(failure("x", List.of(), Map.of()).next()).startsWith("there is none");
        assertThat(failure(" ", NAMES, Map.of()).message()).startsWith("no migration");
    }

    @Test
    void ordersMatchesByWhereTheyFit() {
        List<String> names = List.of("1_resume", "2_my_summary", "sum_3", "4_sum", "5sums");
        assertThat(Names.matching("sum", names))
                .containsExactly("sum_3", "2_my_summary", "4_sum", "5sums", "1_resume");
        assertThat(Names.matching("", names)).isEqualTo(names);
        assertThat(Names.matching("zzz", names)).isEmpty();
    }

    @Test
    void survivesHugeNumbers() {
        assertThat(failure("99999999999999999999", NAMES, Map.of(1, "x")).code())
                .isEqualTo("wrong-usage");
    }

    private static String resolve(String typed) {
        return Names.resolve(typed, NAMES, Map.of());
    }

    private static Failure failure(String typed, List<String> names, Map<Integer, String> numbers) {
        FailureException thrown =
                catchThrowableOfType(
                        FailureException.class, () -> Names.resolve(typed, names, numbers));
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }
}
