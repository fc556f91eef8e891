// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.http.contract.BadInputs;
import dev.parley.adapter.http.contract.BadRequest;
import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.json.StrictJson;
import dev.parley.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BadInputsTest {
    private static final Contract CONTRACT = Contract.load();

    private final Fakes fakes = new Fakes();
    private final Facade facade = fakes.facade();

    @Test
    void every_bad_request_is_malformed_where_it_is_bad_and_reaches_no_use_case() {
        List<String> wrong = new ArrayList<>();
        List<BadRequest> requests = BadInputs.of(CONTRACT);

        for (BadRequest request : requests) {
            Reply reply = facade.reply(Sent.of(request));
            if (reply.status() != 400 || !pointsTo(request.pointer(), reply)) {
                wrong.add(request.name() + " → " + reply.status() + ' ' + text(reply));
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(fakes.asked).isEmpty();
        assertThat(requests)
                .hasSizeGreaterThan(2_500)
                .extracting(BadRequest::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_requests_that_they_differ_from_are_admitted() {
        for (BadRequest good : BadInputs.goodOnes(CONTRACT)) {
            String refused = facade.admit(Sent.of(good)).match(exchange -> "", BadInputsTest::text);
            assertThat(refused).as(good.method() + ' ' + good.target()).isEmpty();
        }
    }

    private static boolean pointsTo(String pointer, Reply reply) {
        return json(reply).get("violations").elements().stream()
                .map(violation -> violation.get("pointer").text())
                .anyMatch(found -> found.isEmpty() || found.startsWith(pointer));
    }

    private static String text(Reply reply) {
        return new String(reply.body().toArray(), StandardCharsets.UTF_8);
    }

    private static Json json(Reply reply) {
        return StrictJson.read(reply.body().toArray()).match(good -> good, bad -> {
            throw new AssertionError(bad);
        });
    }
}
