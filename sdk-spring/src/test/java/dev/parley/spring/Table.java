// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.Parley;
import dev.parley.api.DealView;
import dev.parley.api.MakeMove;
import dev.parley.api.NegotiationView;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Binding;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Listing;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.ProtocolId;
import dev.parley.protocol.alternating.AlternatingOffers;
import dev.parley.testing.ListingDraft;

/** What a test says in Java to come to a deal. */
record Table(Parley parley) {
    static final Caller SHOP = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
    static final Caller BUYER = Caller.person("berta");
    static final Caller SELLER = Caller.person("sara");

    /** Everything negotiable by alternating offers. */
    Table open() {
        return open(AlternatingOffers.ID);
    }

    Table open(ProtocolId protocol) {
        var unused = parley.policies()
                .publish(SHOP, 0, PolicyDraft.everything(protocol), IdempotencyKey.fresh())
                .orElseThrow();
        return this;
    }

    Listing listed(String ref, Binding binding) {
        Listing listing = ListingDraft.by("sara", ref)
                .binding(binding)
                .item("lamp", 8_000, 10)
                .build();
        return parley.listings().put(SHOP, listing, IdempotencyKey.fresh()).orElseThrow();
    }

    NegotiationView offered(Listing listing) {
        return parley.negotiations()
                .open(
                        BUYER,
                        OpenNegotiation.on(listing.ref()).with(MakeMove.of("offer", ListingDraft.price("lamp", 6_000))),
                        IdempotencyKey.fresh())
                .orElseThrow();
    }

    /** Both answer with another price, so many times in turn. */
    void haggled(NegotiationView opened, int counters) {
        NegotiationView last = opened;
        for (int i = 0; i < counters; i++) {
            MakeMove counter = MakeMove.of("counter", ListingDraft.price("lamp", i % 2 == 0 ? 7_900 - i : 6_000 + i));
            last = parley.negotiations()
                    .move(i % 2 == 0 ? SELLER : BUYER, last.id(), counter.answering(last), IdempotencyKey.fresh())
                    .orElseThrow();
        }
    }

    DealView agreed(Binding binding) {
        NegotiationView asked = offered(listed("lamp-" + binding, binding));
        NegotiationView agreed = parley.negotiations()
                .move(SELLER, asked.id(), MakeMove.of("accept").answering(asked), IdempotencyKey.fresh())
                .orElseThrow();
        return parley.deals().find(BUYER, agreed.deals().get(0)).orElseThrow();
    }
}
