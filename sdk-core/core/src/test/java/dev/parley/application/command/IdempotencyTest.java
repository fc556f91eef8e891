// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.Outcome;
import dev.parley.application.Market;
import dev.parley.application.command.Idempotency.Command;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.RefusalCode;
import dev.parley.protocol.sealedbid.SealedReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an idempotency key remembers, code by code, as the reference has it in its tables. */
class IdempotencyTest {
    private static final Path PAGE = Path.of("..", "..", "docs-site", "reference", "refusals.md");
    private static final Command COMMAND = command(Json.of("the request"));

    private final Market market = new Market();
    private final Idempotency idempotency = new Idempotency(market.environment);

    /** A row of the reference: whether to send the same again, and what becomes of the key. */
    private record Told(boolean again, boolean ended) {}

    static Stream<RefusalCode> codes() {
        return Stream.concat(Arrays.stream(Reason.values()), Arrays.stream(SealedReason.values()));
    }

    private static Map<String, Told> told() throws IOException {
        Map<String, Told> told = new HashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split(" *\\| *", -1);
            if (cells.length > 5 && cells[2].matches("[0-9]{3}")) {
                assertThat(cells[3]).as(line).isIn("yes", "no");
                assertThat(cells[4]).as(line).isIn("ended", "free");
                told.put(cells[1].replace("`", ""), new Told(cells[3].equals("yes"), cells[4].equals("ended")));
            }
        }
        return told;
    }

    private static Outcome<String> replay(Json answer) {
        return Outcome.done(answer.text());
    }

    private static Command command(Json request) {
        return new Command(Market.ALICE, "move neg_1", new IdempotencyKey("k"), request);
    }

    private Outcome<String> refused(RefusalCode code) {
        Refusal refusal = Refusal.of(code).with("first", Json.of(true));
        return idempotency.once(COMMAND, keep -> Optional.of(Outcome.refused(refusal)), IdempotencyTest::replay);
    }

    private Outcome<String> decidedAfresh() {
        return idempotency.once(COMMAND, keep -> Optional.of(Outcome.done("alive")), IdempotencyTest::replay);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void a_refused_key_is_ended_or_stays_free_as_the_reference_says(RefusalCode code) throws IOException {
        Told told = Objects.requireNonNull(told().get(code.name()), "the row of " + code + " in " + PAGE);

        Outcome<String> first = refused(code);
        Outcome<String> late = decidedAfresh();

        assertThat(Market.code(first)).isEqualTo(code.name());
        assertThat(code.isRetryable()).isEqualTo(told.again());
        if (told.ended()) {
            assertThat(Market.code(late)).isEqualTo(code.name());
            assertThat(Market.told(late)).isEqualTo(Market.told(first));
            assertThat(isReplayed(late)).isTrue();
        } else {
            assertThat(Market.code(late)).isEqualTo("DONE");
        }
        assertThat(told.again() && told.ended())
                .as("what is sent again is decided afresh")
                .isFalse();
    }

    private static boolean isReplayed(Outcome<?> outcome) {
        return outcome.match(done -> done.replayed(), refused -> refused.replayed());
    }

    /** A protocol of the host's own may bring codes without saying more than their sort. */
    @ParameterizedTest
    @MethodSource("sorts")
    void a_code_that_says_nothing_more_ends_its_key_unless_its_sort_asks_for_more(RefusalCode.Sort sort) {
        refused(new HostCode(sort));

        boolean free = Stream.of("RATE", "UNAVAILABLE", "PRECONDITION_REQUIRED").anyMatch(sort.name()::equals);
        assertThat(Market.code(decidedAfresh())).isEqualTo(free ? "DONE" : "OF_THE_HOST");
    }

    static Stream<RefusalCode.Sort> sorts() {
        return Arrays.stream(RefusalCode.Sort.values());
    }

    private record HostCode(Sort sort) implements RefusalCode {
        @Override
        public String name() {
            return "OF_THE_HOST";
        }

        @Override
        public Meaning meaning() {
            return new Meaning(sort, "No.");
        }
    }

    @Test
    void another_request_with_an_ended_key_is_told_so() {
        refused(Reason.NOT_YOUR_TURN);

        Outcome<String> other = idempotency.once(
                command(Json.of("another")), keep -> Optional.of(Outcome.done("alive")), IdempotencyTest::replay);

        assertThat(Market.code(other)).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void while_the_first_is_being_decided_the_same_is_told_to_come_again() {
        Outcome<String> outer = idempotency.once(
                COMMAND,
                keep -> {
                    assertThat(Market.code(decidedAfresh())).isEqualTo("IDEMPOTENCY_IN_FLIGHT");
                    return Optional.of(Outcome.refused(Reason.STOCK_UNAVAILABLE));
                },
                IdempotencyTest::replay);

        assertThat(Market.code(outer)).isEqualTo("STOCK_UNAVAILABLE");
        assertThat(Market.code(decidedAfresh())).isEqualTo("STOCK_UNAVAILABLE");
    }
}
