package shop;

import dev.parley.Parley;
import dev.parley.api.MakeMove;
import dev.parley.api.Negotiations;
import dev.parley.api.OpenNegotiation;
import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.OrderReference;
import dev.parley.model.Terms;
import dev.parley.policy.PolicyDraft;
import dev.parley.port.Caller;
import dev.parley.protocol.alternating.AlternatingOffers;

/** Sells a lamp. */
public final class Main {
    public static void main(String... arguments) {
        try (Parley parley = Parley.builder().build()) {
            Caller shop = Caller.person("shop", Caller.Role.HOST, Caller.Role.POLICY_EDITOR);
            Caller ann = Caller.person("ann");
            Caller sam = Caller.person("sam");
            parley.policies().publish(shop, 0, PolicyDraft.everything(AlternatingOffers.ID));
            Listing lamp = Listing.of("l-1", "sam", "lamps", Item.priced("lamp", "Lamp", Money.of(80_00, "EUR"), 1));
            parley.listings().put(shop, lamp);

            Negotiations table = parley.negotiations();
            MakeMove offer = MakeMove.of("offer", Terms.price("lamp", Money.of(60_00, "EUR")));
            MakeMove counter = MakeMove.of("counter", Terms.price("lamp", Money.of(70_00, "EUR")));
            var asked = table.open(ann, OpenNegotiation.on(lamp.ref()).with(offer)).orElseThrow();
            var answered = table.move(sam, asked.id(), counter.answering(asked)).orElseThrow();
            var agreed = table.move(ann, asked.id(), MakeMove.of("accept").answering(answered)).orElseThrow();
            var paid = parley.deals().redeemNow(shop, agreed.deals(), new OrderReference("order-1")).orElseThrow();
            System.out.println(paid.get(0).deal().total() + ", " + paid.get(0).status().state());
        }
    }
}
