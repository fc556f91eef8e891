// SPDX-License-Identifier: Apache-2.0
package dev.parley.simulation;

import static dev.parley.simulation.InterruptedShop.BUYER;
import static dev.parley.testing.TestParley.HOST;
import static dev.parley.testing.TestParley.OPERATOR;

import dev.parley.api.NegotiationQuery;
import dev.parley.api.OperatorAction;
import dev.parley.model.ApprovalId;
import dev.parley.model.ItemId;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import dev.parley.policy.PolicyDraft;
import dev.parley.testing.ListingDraft;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens in between. */
enum Interruption {
    LISTING_WITHDRAWN(shop -> shop.parley()
            .listings()
            .withdraw(HOST, shop.lamp.ref(), shop.test.key())
            .orElseThrow()),
    ANOTHER_SELLER(shop -> shop.test.put(InterruptedShop.lamp("rita").build())),
    ITEM_REMOVED(shop -> shop.test.put(
            ListingDraft.by("sara", "lamp-1").item("desk", 50_00, 1).build())),
    POLICY_REPLACED(shop -> shop.test.publish(PolicyDraft.nothing())),
    SOLD_ELSEWHERE(shop -> shop.parley()
            .listings()
            .sold(HOST, shop.lamp.ref(), new ItemId("lamp"), 1, shop.test.key())
            .orElseThrow()),
    /** The same, and what was open was told. */
    SOLD_ELSEWHERE_AND_TOLD(shop -> {
        SOLD_ELSEWHERE.happen(shop);
        shop.parley().runDue();
    }),
    PAUSED(shop -> negotiations(shop)
            .forEach(id -> shop.parley()
                    .negotiations()
                    .control(OPERATOR, id, OperatorAction.PAUSE, shop.test.key())
                    .orElseThrow())),
    REVOKED(shop -> shop.parley()
            .mandates()
            .revoke(BUYER, mandate(shop), shop.test.key())
            .orElseThrow()),
    DENIED(shop ->
            shop.parley().mandates().deny(BUYER, request(shop), shop.test.key()).orElseThrow()),
    /** All deadlines, and those of approvals and deals. */
    TIME_PASSED(shop -> shop.test.clock().advance(InterruptedShop.MONTH));

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Consumer<InterruptedShop> happen;

    Interruption(Consumer<InterruptedShop> happen) {
        this.happen = happen;
    }

    void happen(InterruptedShop shop) {
        happen.accept(shop);
    }

    private static List<NegotiationId> negotiations(InterruptedShop shop) {
        return shop.parley().negotiations().list(OPERATOR, NegotiationQuery.ALL).orElseThrow().items().stream()
                .map(summary -> summary.id())
                .toList();
    }

    private static MandateId mandate(InterruptedShop shop) {
        return shop.parley()
                .mandates()
                .list(BUYER, Optional.empty(), 1)
                .orElseThrow()
                .items()
                .get(0)
                .mandate()
                .id();
    }

    private static ApprovalId request(InterruptedShop shop) {
        return shop.parley()
                .mandates()
                .approvals(BUYER, Optional.empty(), 1)
                .orElseThrow()
                .items()
                .get(0)
                .approval()
                .id();
    }
}
