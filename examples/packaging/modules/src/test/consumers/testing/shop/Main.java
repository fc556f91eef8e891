package shop;

import dev.parley.testing.TestParley;
import java.time.Duration;
import java.time.Instant;

/** Moves a clock by an hour. */
public final class Main {
    public static void main(String... arguments) {
        try (TestParley test = TestParley.create()) {
            Instant before = test.parley().clock().instant();
            test.clock().advance(Duration.ofHours(1));
            System.out.println(Duration.between(before, test.parley().clock().instant()));
        }
    }
}
