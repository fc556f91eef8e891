// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut.docs;

import static dev.parley.model.IdempotencyKey.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import org.junit.jupiter.api.Test;

/** The snippets of the guide's chapter on Micronaut. */
@MicronautTest(transactional = false)
@Property(name = "parley.in-memory", value = "true")
@Property(name = "parley.poll-interval", value = "1h")
final class MicronautSnippetTest {
    private static final Caller SHOP = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);

    private final Parley parley;
    private final Inbox inbox;

    MicronautSnippetTest(Parley parley, Inbox inbox) {
        this.parley = parley;
        this.inbox = inbox;
    }

    @Test
    void events_reach_the_hosts_listeners() {
        parley.policies()
                .publish(SHOP, 0, PolicyDraft.everything(AlternatingOffers.ID), fresh())
                .orElseThrow();
        Listing lamp = Listing.of("l-1", "sam", "lamps", Item.priced("lamp", "Lamp", Money.of(80_00, "EUR"), 1));
        parley.listings().put(SHOP, lamp, fresh()).orElseThrow();
        MakeMove offer = MakeMove.of("offer", Terms.price("lamp", Money.of(60_00, "EUR")));
        parley.negotiations()
                .open(Caller.person("ann"), OpenNegotiation.on(lamp.ref()).with(offer), fresh())
                .orElseThrow();

        parley.runDue();

        assertThat(inbox.told).anySatisfy(told -> assertThat(told).contains(" offer-made "));
    }
}
