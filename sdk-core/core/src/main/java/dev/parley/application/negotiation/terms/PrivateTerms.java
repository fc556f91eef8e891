// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.terms;

import dev.parley.api.Outcome;
import dev.parley.api.PrivateTermsView;
import dev.parley.application.Environment;
import dev.parley.application.command.Idempotency;
import dev.parley.application.command.RecordCommitter;
import dev.parley.application.command.RecordCommitter.Decision;
import dev.parley.application.command.Violation;
import dev.parley.application.listing.ListingCatalogue;
import dev.parley.application.listing.ListingForSale;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.policy.PolicyVersions;
import dev.parley.application.principal.Admission;
import dev.parley.application.store.Append;
import dev.parley.model.IdempotencyKey;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.port.Caller;
import dev.parley.protocol.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What principals keep to themselves on listings. Only the principal itself, in person, writes and reads it; it is kept
 * sealed. While its key cannot be had nothing opens on the listing that would have to do without it, and the principal may
 * still write it anew.
 */
public final class PrivateTerms {
    private static final List<Violation> NOT_NEGOTIABLE =
            List.of(new Violation("", "NOT_NEGOTIABLE", "no policy lets this listing be negotiated yet"));

    private final Environment environment;
    private final Idempotency idempotency;
    private final RecordCommitter writing;
    private final ListingCatalogue catalogue;
    private final TermsCheck check;

    public PrivateTerms(NegotiationAccess access) {
        this.environment = access.environment();
        this.idempotency = access.idempotency();
        this.writing = new RecordCommitter(environment);
        this.catalogue = new ListingCatalogue(environment);
        this.check = new TermsCheck(environment);
    }

    public Outcome<PrivateTermsView> read(Caller caller, ListingRef listing) {
        return entitled(caller, listing)
                .map(forSale -> StoredPrivateTerms.find(environment, caller.tenant(), listing, caller.principal())
                        .terms()
                        .map(kept -> new PrivateTermsView(kept.terms(), check.lapses(caller.tenant(), forSale, kept)))
                        .orElseGet(() -> new PrivateTermsView(StoredPrivateTerms.NOTHING, List.of())));
    }

    /** No terms are kept with the answer: a retry brings the very same, or is refused. */
    public Outcome<PrivateTermsView> write(Caller caller, ListingRef listing, Json terms, IdempotencyKey key) {
        return entitled(caller, listing).then(found -> {
            Json request = Json.object().put("terms", terms).build();
            return idempotency.once(
                    new Idempotency.Command(caller, "private-terms " + listing, key, request),
                    keep -> writing.untilOver(() -> entitled(caller, listing)
                            .match(
                                    forSale -> write(caller, forSale.value(), terms, keep),
                                    refused -> new Decision<>(Optional.empty(), refused.as()))),
                    answer -> Outcome.done(new PrivateTermsView(terms, List.of())));
        });
    }

    private Outcome<ListingForSale> entitled(Caller caller, ListingRef ref) {
        Optional<ListingForSale> forSale = catalogue.forSale(caller.tenant(), ref);
        if (forSale.isEmpty()) {
            return Outcome.refused(Reason.NOT_FOUND);
        }
        boolean own = forSale.get().listing().owner().equals(caller.principal());
        return own && caller.agent().isEmpty() ? Outcome.done(forSale.get()) : Outcome.refused(Reason.NOT_ENTITLED);
    }

    /** No terms at all can be set whatever the listing and the policy. */
    private Decision<PrivateTermsView> write(Caller caller, ListingForSale forSale, Json terms, Idempotency.Keep keep) {
        Optional<TermsCheck.Chosen> chosen =
                terms.equals(StoredPrivateTerms.NOTHING) ? Optional.empty() : check.chosen(caller.tenant(), forSale);
        List<Violation> violations = terms.equals(StoredPrivateTerms.NOTHING)
                ? List.of()
                : chosen.map(found -> found.violations(terms)).orElse(NOT_NEGOTIABLE);
        if (!violations.isEmpty()) {
            return Decision.refuse(Violation.refusal(Reason.INVALID_REQUEST, "", violations));
        }
        Admission admission = Admission.now(environment.store(), caller.tenant(), caller.principal());
        if (admission.isBarred()) {
            return Decision.refuse(Reason.BARRED);
        }
        Append.Builder append = admission
                .restOn(forSale.restOn(Append.to(caller.tenant())))
                .record(StoredPrivateTerms.put(
                        environment,
                        caller.tenant(),
                        forSale.listing().ref(),
                        caller.principal(),
                        terms,
                        chosen.map(found -> TermsBasis.of(forSale, found.choice()))))
                .answer(keep.apply(StoredPrivateTerms.NOTHING));
        chosen.ifPresent(found -> append.condition(PolicyVersions.inForce(found.policy())));
        return Decision.write(append, new PrivateTermsView(terms, List.of()));
    }
}
