// SPDX-License-Identifier: Apache-2.0
package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.api.MakeMove;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.ListingSource;
import dev.parley.port.NegotiationListener;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.TestParley;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The snippets on what a host may provide. */
class HostSnippetTest {
    /** A row of the host's own catalogue. */
    record Good(String seller, String title, long cents, int left) {}

    // #region listings
    /** The host's own catalogue, as Parley reads it. */
    record Catalogue(Map<String, Good> goods) {
        Optional<Listing> listing(ListingRef ref) {
            return Optional.ofNullable(goods.get(ref.value()))
                    .map(good -> Listing.of(
                            ref.value(),
                            good.seller(),
                            "lamps",
                            Item.priced("it", good.title(), Money.of(good.cents(), "EUR"), good.left())));
        }

        ListingSource asSource() {
            return (tenant, ref) -> listing(ref);
        }
    }
    // #endregion listings

    @Test
    void a_host_provides_its_catalogue_and_hears_what_happens() {
        Catalogue catalogue = new Catalogue(Map.of("l-1", new Good("sam", "Lamp", 80_00, 1)));
        List<String> heard = new ArrayList<>();
        // #region listener
        NegotiationListener inbox = happened -> {
            if (happened.type().equals("offer-made")) {
                heard.add("mail about " + happened.id());
            }
        };
        // #endregion listener
        try (TestParley test = TestParley.empty(
                builder -> builder.listings(catalogue.asSource()).listener(inbox))) {
            test.publish(PolicyDraft.everything(AlternatingOffers.ID));
            MakeMove offer = MakeMove.of("offer", Terms.price("it", Money.of(60_00, "EUR")));
            OpenNegotiation wish = OpenNegotiation.on(new ListingRef("l-1")).with(offer);
            test.parley()
                    .negotiations()
                    .open(Caller.person("ann"), wish, test.key())
                    .orElseThrow();

            test.clock().advance(Duration.ofSeconds(1));

            assertThat(heard).hasSize(1);
        }
    }
}
