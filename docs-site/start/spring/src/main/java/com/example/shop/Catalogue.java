package com.example.shop;

import static dev.parley.model.IdempotencyKey.fresh;

import dev.parley.api.Listings;
import dev.parley.api.Outcome;
import dev.parley.api.Policies;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.port.Caller.Role;
import dev.parley.protocol.alternating.AlternatingOffers;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** What the shop sells, and how it is negotiated. */
@Component
class Catalogue implements ApplicationRunner {
    static final Caller SHOP = Caller.person("shop", Role.HOST, Role.POLICY_EDITOR);

    private final Policies policies;
    private final Listings listings;

    Catalogue(Policies policies, Listings listings) {
        this.policies = policies;
        this.listings = listings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (policies.current(SHOP) instanceof Outcome.Refused) {
            policies.publish(SHOP, 0, PolicyDraft.everything(AlternatingOffers.ID), fresh()).orElseThrow();
        }

        Item lamp = Item.priced("lamp", "Lamp", Money.of(80_00, "EUR"), 1);
        Listing listing = Listing.of("lamp-1", "sam", "lamps", lamp);
        if (listings.find(SHOP, listing.ref()) instanceof Outcome.Refused) {
            listings.put(SHOP, listing, fresh()).orElseThrow();
        }
    }
}
