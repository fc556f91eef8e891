package dev.parley.examples.client;

import dev.parley.wire.Deal;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

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
        Goods goods = new Goods(arguments[4], "price", "EUR");
        if (arguments.length == 7) {
            Shop shop = new Shop(party(arguments[0], arguments[5]));
            shop.negotiateEverything();
            shop.list(arguments[3], goods.listing(arguments[6], "lamps", "A lamp", 100_00));
        }
        Deal deal = new Sale(goods, System.out)
                .haggle(
                        party(arguments[0], arguments[1]),
                        party(arguments[0], arguments[2]),
                        arguments[3],
                        60_00,
                        75_00,
                        80_00);
        System.out.println("Agreed on " + deal.getTotal().getMinorUnits() + ": " + deal.getId() + ".");
        if (arguments.length == 7) {
            String order = "order-" + UUID.randomUUID();
            Shop shop = new Shop(party(arguments[0], arguments[5]));
            String state = shop.redeem(deal.getId(), order).orElseThrow().get(0).getState();
            System.out.println("Paid by " + order + ": " + state + ".");
        }
    }

    private static Party party(String facade, String header) {
        String[] parts = header.split(":", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException(USAGE);
        }
        return Party.at(URI.create(facade), Map.of(parts[0].strip(), parts[1].strip()), Retrying.patiently());
    }
}
