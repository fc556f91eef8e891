// SPDX-License-Identifier: Apache-2.0
package dev.parley.packaging.cointoss;

import dev.parley.model.Item;
import dev.parley.model.Listing;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.testing.GameConformance;
import dev.parley.testing.Sample;
import java.util.List;
import java.util.Set;

// #region conformance
class CoinTossConformanceTest extends GameConformance<CoinRules, CoinMove, CoinState, CoinEvent> {
    @Override
    protected CoinToss game() {
        return new CoinToss();
    }

    @Override
    public List<Sample<CoinRules>> samples() {
        Listing listing = Listing.of(
                "listing-1", "anna", "home", Item.priced("painting", "A painting", Money.of(80_000, "EUR"), 1));
        Seat seller = new Seat(new SeatId("seller"), SeatRole.SELLER, new PrincipalId("anna"));
        Seat buyer = new Seat(new SeatId("buyer"), SeatRole.BUYER, new PrincipalId("ben"));
        return List.of(Sample.of(
                "a painting", listing, new CoinRules(600), SettlementRule.ALL, List.of(buyer, seller), buyer.id()));
    }

    @Override
    public Set<String> revealing() {
        return Set.of("coin-called");
    }
}
// #endregion conformance
