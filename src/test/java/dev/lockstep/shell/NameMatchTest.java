package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.command.Workspace.Word;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameMatchTest {
    private static List<Word> words(String... names) {
        return Arrays.stream(names).map(name -> new Word(name, "")).toList();
    }

    private static List<String> found(List<Word> words, String typed) {
        return NameMatch.of(words, typed, 200).found().stream().map(Word::word).toList();
    }

    @Test
    void findsNamesThatBeginWithWhatIsTyped() {
        List<Word> names = words("20260321_a", "20260322_b", "2025_c");
        assertThat(found(names, "20260")).containsExactly("20260321_a", "20260322_b");
    }

    @Test
    void findsAnyWordOfAName() {
        List<Word> names =
                words("20260322110000_user_roles", "V2__AddRole", "003-role", "20260101_parole");
        assertThat(found(names, "role"))
                .containsExactly("20260322110000_user_roles", "V2__AddRole", "003-role");
        assertThat(found(names, "user_ro")).containsExactly("20260322110000_user_roles");
    }

    @Test
    void prefersNamesThatBeginSo() {
        assertThat(found(words("add_role", "role_add"), "role")).containsExactly("role_add");
    }

    @Test
    void ignoresTheCaseOfLetters() {
        assertThat(found(words("\"User\"", "users"), "user")).containsExactly("users");
        assertThat(found(words("\"User\""), "user")).containsExactly("\"User\"");
    }

    @Test
    void countsWhatItDoesNotShow() {
        List<Word> names =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> new Word("2026_" + i + "_role", ""))
                        .toList();
        NameMatch match = NameMatch.of(names, "2026_", 200);
        assertThat(match.found()).hasSize(200);
        assertThat(match.more()).isEqualTo(9_800);
        assertThat(match.common()).isEqualTo("2026_");
    }

    @Test
    void knowsWhatAllHitsBeginWithAlsoThoseItDoesNotShow() {
        NameMatch match = NameMatch.of(words("abcd", "abce", "abx"), "a", 2);
        assertThat(match.common()).isEqualTo("ab");
    }

    @Test
    void takesTheSameNameOnce() {
        assertThat(found(words("id", "id", "idx"), "id")).containsExactly("id", "idx");
    }

    @Test
    void leavesOutNamesThatWouldMoveTheCursor() {
        assertThat(found(words("a\033[2J", "ab"), "a")).containsExactly("ab");
    }
}
