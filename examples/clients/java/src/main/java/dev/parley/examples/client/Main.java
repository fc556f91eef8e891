// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import dev.parley.client.ParleyClient;
import dev.parley.client.model.Deal;
import dev.parley.client.model.Item;
import dev.parley.client.model.Listing;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Plays a sale against a running marketplace. Credentials are a header each, such as {@code Authorization: Bearer …}.
 * With the host's credentials the goods are listed before and the deal is redeemed after; without them the listing must
 * be there, and the marketplace's own checkout redeems.
 */
public final class Main {
    private static final String USAGE = "arguments: <facade> <buyer's header> <seller's header> <listing> <item>"
            + " [<host's header> <seller's name>]";

    private Main() {}

    /** Runs once; the arguments are in the class's description. */
    public static void main(String... arguments) {
        if (arguments.length != 5 && arguments.length != 7) {
            throw new IllegalArgumentException(USAGE);
        }
        Optional<Shop> shop =
                arguments.length == 7 ? Optional.of(new Shop(party(arguments[0], arguments[5]))) : Optional.empty();
        shop.ifPresent(host -> list(host, arguments[3], arguments[4], arguments[6]));
        Deal deal = haggle(arguments);
        System.out.println("Agreed on " + deal.getTotal().getMinorUnits() + ": " + deal.getId() + ".");
        shop.ifPresent(host -> redeem(host, deal));
    }

    private static void list(Shop shop, String listing, String item, String seller) {
        shop.negotiateEverything();
        shop.list(listing, Goods.priced(item, "EUR").listing(seller, "lamps", "A lamp", 100_00));
    }

    private static Deal haggle(String... arguments) {
        ParleyClient buyer = party(arguments[0], arguments[1]);
        ParleyClient seller = party(arguments[0], arguments[2]);
        Listing listing = buyer.send(unused -> buyer.listings().getListingWithHttpInfo(arguments[3], null))
                .orElseThrow();
        Item item = listing.getItems().stream()
                .filter(each -> each.getId().equals(arguments[4]))
                .findFirst()
                .orElseThrow();
        return new Sale(Goods.of(item), System.out)
                .haggle(
                        buyer,
                        seller,
                        arguments[3],
                        Goods.percent(item, 60),
                        Goods.percent(item, 75),
                        Goods.percent(item, 80));
    }

    private static void redeem(Shop shop, Deal deal) {
        String order = "order-" + deal.getId();
        String state = shop.redeem(deal.getId(), order).orElseThrow().get(0).getState();
        System.out.println("Paid by " + order + ": " + state + ".");
    }

    private static ParleyClient party(String facade, String header) {
        String[] parts = header.split(":", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException(USAGE);
        }
        return ParleyClient.at(URI.create(facade), Map.of(parts[0].strip(), parts[1].strip()));
    }
}
