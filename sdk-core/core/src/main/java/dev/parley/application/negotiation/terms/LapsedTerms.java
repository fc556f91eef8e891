// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.terms;

import dev.parley.api.PrivateTermsView.Lapse;
import dev.parley.application.Environment;
import dev.parley.application.listing.ListingCatalogue;
import dev.parley.application.outbox.Notices;
import dev.parley.application.store.Append;
import dev.parley.application.store.CommitResult;
import dev.parley.application.store.StoredRecord;
import dev.parley.model.ListingRef;
import dev.parley.model.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells listeners of private terms that have lapsed, once each time that they do. */
public final class LapsedTerms {
    private final Environment environment;
    private final ListingCatalogue catalogue;
    private final TermsCheck check;

    public LapsedTerms(Environment environment) {
        this.environment = environment;
        this.catalogue = new ListingCatalogue(environment);
        this.check = new TermsCheck(environment);
    }

    /**
     * Looks at what is kept on a listing, or on every listing.
     *
     * @throws dev.parley.port.KeyUnavailableException if some of it cannot be opened, after all else was told
     */
    public void tell(Tenant tenant, Optional<ListingRef> listing) {
        RuntimeException failure = null;
        for (StoredRecord stored :
                (Iterable<StoredRecord>) StoredPrivateTerms.all(environment, tenant, listing)::iterator) {
            try {
                tell(stored);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void tell(StoredRecord stored) {
        Optional<StoredPrivateTerms> kept = StoredPrivateTerms.read(environment, stored);
        if (kept.isEmpty()) {
            return;
        }
        List<Lapse> lapses = lapses(stored.tenant(), kept.get());
        if (lapses.isEmpty() != kept.get().lapseTold()) {
            return;
        }
        Instant at = environment.now();
        Append.Builder append =
                Append.to(stored.tenant()).record(kept.get().telling(environment, stored.tenant(), !lapses.isEmpty()));
        if (!lapses.isEmpty()) {
            Notices.ofLapse(environment, kept.get().listing(), kept.get().principal(), lapses, at)
                    .forEach(append::message);
        }
        if (!(environment.store().commit(append.build()) instanceof CommitResult.Appended)) {
            throw new IllegalStateException("the terms have changed meanwhile and are looked at again");
        }
    }

    private List<Lapse> lapses(Tenant tenant, StoredPrivateTerms kept) {
        return catalogue
                .forSale(tenant, kept.listing())
                .map(forSale -> check.lapses(tenant, forSale, kept))
                .orElse(List.of(Lapse.WITHDRAWN));
    }
}
