package shop;

import dev.parley.api.Deals;
import dev.parley.api.Listings;
import dev.parley.api.MakeMove;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.api.Policies;
import dev.parley.model.DealId;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;
import java.util.List;

/** A lamp of Sam's, which Ann gets at the price between the two that they name. */
final class SaleByCall {
    private static final Caller SHOP = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
    private static final Caller ANN = Caller.person("ann");
    private static final Caller SAM = Caller.person("sam");
    private static final Listing LAMP =
            Listing.of("lamp-1", "sam", "lamps", Item.priced("lamp", "Lamp", Money.of(80_00, "EUR"), 1));

    private SaleByCall() {}

    static void offer(Policies policies, Listings listings) {
        policies.publish(SHOP, 0, PolicyDraft.everything(AlternatingOffers.ID)).orElseThrow();
        listings.put(SHOP, LAMP).orElseThrow();
    }

    static List<DealId> agree(Negotiations table) {
        MakeMove offer = MakeMove.of("offer", Terms.price("lamp", Money.of(60_00, "EUR")));
        MakeMove counter = MakeMove.of("counter", Terms.price("lamp", Money.of(70_00, "EUR")));
        var asked = table.open(ANN, OpenNegotiation.on(LAMP.ref()).with(offer)).orElseThrow();
        var answered = table.move(SAM, asked.id(), counter.answering(asked)).orElseThrow();
        var accept = MakeMove.of("accept").answering(answered);
        return table.move(ANN, asked.id(), accept).orElseThrow().deals();
    }

    static String pay(Deals deals, List<DealId> agreed) {
        var paid = deals.redeemNow(SHOP, agreed, new OrderReference("order-1")).orElseThrow();
        return paid.get(0).deal().total() + ", " + paid.get(0).status().state();
    }
}
