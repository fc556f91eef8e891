// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.wire.AdviceQuestion;
import dev.parley.wire.AutopilotDraft;
import dev.parley.wire.BarPrincipal;
import dev.parley.wire.DryRunRequest;
import dev.parley.wire.JoinNegotiation;
import dev.parley.wire.ListingDraft;
import dev.parley.wire.MandateDraft;
import dev.parley.wire.Move;
import dev.parley.wire.OpenNegotiation;
import dev.parley.wire.PolicyDraft;
import dev.parley.wire.PrivateTerms;
import dev.parley.wire.Redemption;
import dev.parley.wire.Reversal;
import dev.parley.wire.SaleDraft;
import dev.parley.wire.Units;
import dev.parley.wire.VoidBid;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.bind.binders.DefaultBodyAnnotationBinder;
import jakarta.inject.Singleton;

/** The bodies that requests may bring, one binder each. */
@Factory
@OverHttp
final class WireBodies {
    @Singleton
    WireBody<OpenNegotiation> openNegotiation(DefaultBodyAnnotationBinder<OpenNegotiation> host) {
        return new WireBody<>(OpenNegotiation.class, host);
    }

    @Singleton
    WireBody<JoinNegotiation> joinNegotiation(DefaultBodyAnnotationBinder<JoinNegotiation> host) {
        return new WireBody<>(JoinNegotiation.class, host);
    }

    @Singleton
    WireBody<VoidBid> voidBid(DefaultBodyAnnotationBinder<VoidBid> host) {
        return new WireBody<>(VoidBid.class, host);
    }

    @Singleton
    WireBody<BarPrincipal> barPrincipal(DefaultBodyAnnotationBinder<BarPrincipal> host) {
        return new WireBody<>(BarPrincipal.class, host);
    }

    @Singleton
    WireBody<Move> move(DefaultBodyAnnotationBinder<Move> host) {
        return new WireBody<>(Move.class, host);
    }

    @Singleton
    WireBody<ListingDraft> listingDraft(DefaultBodyAnnotationBinder<ListingDraft> host) {
        return new WireBody<>(ListingDraft.class, host);
    }

    @Singleton
    WireBody<SaleDraft> saleDraft(DefaultBodyAnnotationBinder<SaleDraft> host) {
        return new WireBody<>(SaleDraft.class, host);
    }

    @Singleton
    WireBody<Units> units(DefaultBodyAnnotationBinder<Units> host) {
        return new WireBody<>(Units.class, host);
    }

    @Singleton
    WireBody<PrivateTerms> privateTerms(DefaultBodyAnnotationBinder<PrivateTerms> host) {
        return new WireBody<>(PrivateTerms.class, host);
    }

    @Singleton
    WireBody<MandateDraft> mandateDraft(DefaultBodyAnnotationBinder<MandateDraft> host) {
        return new WireBody<>(MandateDraft.class, host);
    }

    @Singleton
    WireBody<PolicyDraft> policyDraft(DefaultBodyAnnotationBinder<PolicyDraft> host) {
        return new WireBody<>(PolicyDraft.class, host);
    }

    @Singleton
    WireBody<DryRunRequest> dryRunRequest(DefaultBodyAnnotationBinder<DryRunRequest> host) {
        return new WireBody<>(DryRunRequest.class, host);
    }

    @Singleton
    WireBody<Redemption> redemption(DefaultBodyAnnotationBinder<Redemption> host) {
        return new WireBody<>(Redemption.class, host);
    }

    @Singleton
    WireBody<Reversal> reversal(DefaultBodyAnnotationBinder<Reversal> host) {
        return new WireBody<>(Reversal.class, host);
    }

    @Singleton
    WireBody<AdviceQuestion> adviceQuestion(DefaultBodyAnnotationBinder<AdviceQuestion> host) {
        return new WireBody<>(AdviceQuestion.class, host);
    }

    @Singleton
    WireBody<AutopilotDraft> autopilotDraft(DefaultBodyAnnotationBinder<AutopilotDraft> host) {
        return new WireBody<>(AutopilotDraft.class, host);
    }
}
