// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.principal;

import dev.parley.api.HoldView;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.application.command.PageRequest;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Hold;
import dev.parley.application.store.RecordKind;
import dev.parley.application.store.Store;
import dev.parley.mandate.Mandate;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.ItemId;
import dev.parley.model.Listing;
import dev.parley.model.MandateId;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a principal has held, page by page. A cursor names the last hold that was shown by its holder and a part of the
 * account's hash, since an account's name may be longer than a cursor; where that hold is gone by then, its holder's others
 * come once more.
 */
final class PrincipalHolds {
    private static final String MARK = "~";
    private static final int HASH_CHARACTERS = 16;

    /** A holder has at most a budget, a number of deals, a place, and units of each item. */
    private static final int MOST_OF_ONE = Listing.MAX_ITEMS + 4;

    private static final int LENGTH = 400;

    private final Store store;

    PrincipalHolds(Store store) {
        this.store = store;
    }

    Outcome<Page<HoldView>> page(Tenant tenant, PrincipalId principal, PageRequest window) {
        boolean isMine = window.before().map(cursor -> cursor.contains(MARK)).orElse(true);
        return isMine
                ? Outcome.done(window.page(
                                (below, most) -> after(tenant, principal, below, most),
                                PrincipalHolds::cursor,
                                hold -> LENGTH)
                        .map(new Currencies(tenant)::view))
                : Outcome.refused(PageRequest.noSuchCursor());
    }

    private List<Hold> after(Tenant tenant, PrincipalId principal, Optional<String> cursor, int most) {
        if (cursor.isEmpty()) {
            return store.holds(tenant, principal, Optional.empty(), most);
        }
        String holder = cursor.get().substring(0, cursor.get().indexOf(MARK));
        List<Hold> from = store.holds(tenant, principal, Optional.of(holder), MOST_OF_ONE + most);
        int shown = from.stream().map(PrincipalHolds::cursor).toList().indexOf(cursor.get()) + 1;
        return from.subList(shown, Math.min(from.size(), shown + most));
    }

    private static String cursor(Hold hold) {
        String account = hold.account().kind() + "\n" + hold.account().key();
        Hash hash = Hash.sha256(account.getBytes(StandardCharsets.UTF_8));
        return hold.holder() + MARK + hash.hex().substring(0, HASH_CHARACTERS);
    }

    /** Shows holds; the currency of each mandate is looked up once for a page. */
    private final class Currencies {
        private final Tenant tenant;
        private final Map<String, Optional<Currency>> known = new HashMap<>();

        Currencies(Tenant tenant) {
            this.tenant = tenant;
        }

        HoldView view(Hold hold) {
            AccountId account = hold.account();
            return switch (account.kind()) {
                case MANDATE_BUDGET ->
                    ofMandate(HoldView.Kind.BUDGET, hold, known.computeIfAbsent(account.key(), this::currency));
                case MANDATE_DEALS -> ofMandate(HoldView.Kind.DEALS, hold, Optional.empty());
                case NEGOTIATION_SLOT -> ofListing(HoldView.Kind.NEGOTIATION, hold, Optional.empty());
                case STOCK -> ofListing(HoldView.Kind.UNITS, hold, Optional.of(account.item()));
                case OFFERS, SALE -> throw new IllegalStateException("nobody holds anything on " + account);
            };
        }

        private Optional<Currency> currency(String mandate) {
            return store.record(tenant, RecordKind.MANDATE, mandate)
                    .map(stored -> Mandate.fromJson(stored.body()).currency());
        }
    }

    private static HoldView ofMandate(HoldView.Kind kind, Hold hold, Optional<Currency> currency) {
        return new HoldView(
                kind,
                hold.amount(),
                currency,
                Optional.of(new MandateId(hold.account().key())),
                Optional.empty(),
                Optional.empty(),
                negotiation(hold),
                deal(hold),
                since(hold));
    }

    private static HoldView ofListing(HoldView.Kind kind, Hold hold, Optional<ItemId> item) {
        return new HoldView(
                kind,
                hold.amount(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(hold.account().listing()),
                item,
                negotiation(hold),
                deal(hold),
                since(hold));
    }

    private static Instant since(Hold hold) {
        return hold.owner().orElseThrow().since();
    }

    private static Optional<NegotiationId> negotiation(Hold hold) {
        return Optional.of(hold.holder()).filter(holder -> !isDeal(holder)).map(NegotiationId::new);
    }

    private static Optional<DealId> deal(Hold hold) {
        return Optional.of(hold.holder()).filter(PrincipalHolds::isDeal).map(DealId::new);
    }

    private static boolean isDeal(String holder) {
        return holder.startsWith("deal_");
    }
}
