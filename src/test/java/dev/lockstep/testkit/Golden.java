package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected output in files under {@code src/test/resources}, one per case. With {@code
 * -Dgolden=update} a test writes what it got instead of comparing; read the difference before you
 * commit it. ESC stands there as {@code ␛}, so that a file can be looked at.
 */
public final class Golden {
    private static final Path ROOT = Path.of("src", "test", "resources");

    private Golden() {}

    /** Asserts that the file, named relative to {@code src/test/resources}, holds that text. */
    public static void matches(String file, String actual) {
        String text = actual.replace('\u001b', '␛');
        Path path = ROOT.resolve(file);
        try {
            if ("update".equals(System.getProperty("golden"))) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            } else if (Files.exists(path)) {
                assertThat(text).as(file).isEqualTo(Files.readString(path));
            } else {
                fail("%s is not there; run this test with -Dgolden=update to write it", path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
