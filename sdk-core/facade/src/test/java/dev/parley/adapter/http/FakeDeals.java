// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.model.DealId;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.OrderReference;
import dev.parley.model.PrincipalId;
import dev.parley.port.Caller;
import java.util.List;
import java.util.Optional;

/** The use cases about deals, which note what they are asked. */
final class FakeDeals implements Deals {
    private final Notes notes;

    FakeDeals(Notes notes) {
        this.notes = notes;
    }

    @Override
    public Outcome<DealView> find(Caller caller, DealId deal) {
        return notes.answer(Sample.deal(), deal);
    }

    @Override
    public Outcome<Page<DealView>> list(
            Caller caller, Optional<PrincipalId> principal, Optional<String> cursor, int limit) {
        return notes.answer(Notes.page(Sample.deal()), principal, cursor, limit);
    }

    @Override
    public Outcome<DealView> beginCheckout(Caller caller, DealId deal, IdempotencyKey key) {
        return notes.answer(Sample.deal(), deal, key);
    }

    @Override
    public Outcome<List<DealView>> redeem(Caller caller, List<DealId> deals, OrderReference order) {
        throw new IllegalStateException("over HTTP a redemption has a transaction of its own");
    }

    @Override
    public Outcome<List<DealView>> redeemNow(Caller caller, List<DealId> deals, OrderReference order) {
        return notes.answer(List.of(Sample.deal()), deals, order);
    }

    @Override
    public Outcome<List<DealView>> reverse(Caller caller, OrderReference order, IdempotencyKey key) {
        return notes.answer(List.of(Sample.deal()), order, key);
    }

    @Override
    public Outcome<DealView> cancel(Caller caller, DealId deal, IdempotencyKey key) {
        return notes.answer(Sample.deal(), deal, key);
    }
}
