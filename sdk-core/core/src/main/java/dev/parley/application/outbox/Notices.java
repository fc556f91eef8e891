// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.outbox;

import dev.parley.api.PrivateTermsView.Lapse;
import dev.parley.application.Environment;
import dev.parley.application.store.DealRow;
import dev.parley.application.store.NewMessage;
import dev.parley.mandate.Approval;
import dev.parley.model.BarId;
import dev.parley.model.Json;
import dev.parley.model.ListingRef;
import dev.parley.model.NegotiationId;
import dev.parley.model.PrincipalId;
import dev.parley.protocol.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happens beside a transcript and listeners hear of: what becomes of deals, what agents ask of their principals,
 * private terms that lapse, and which principals are barred. Each happens once to its subject, whose id and the type name
 * the event.
 */
public final class Notices {
    public static final EventType CHECKOUT_BEGUN =
            new EventType("parley.deal-checkout-begun", 1, "The buyer is paying; the deal waits until `expiresAt`.");
    public static final EventType DEAL_REDEEMED =
            new EventType("parley.deal-redeemed", 1, "The deal was redeemed by an order.");
    public static final EventType DEAL_REVERSED =
            new EventType("parley.deal-reversed", 1, "The deal's order was reversed; what it took came back.");
    public static final EventType DEAL_CANCELLED =
            new EventType("parley.deal-cancelled", 1, "The deal was cancelled before it was redeemed.");
    public static final EventType DEAL_EXPIRED =
            new EventType("parley.deal-expired", 1, "The deal was not redeemed in time.");
    public static final EventType DEAL_SOLD_ELSEWHERE =
            new EventType("parley.deal-sold-elsewhere", 1, "The deal lost its units to a sale elsewhere.");
    public static final EventType APPROVAL_REQUESTED = new EventType(
            "parley.approval-requested",
            1,
            "An agent asks its principal to approve a move. Tell nobody but that principal: the other side may not know.");
    public static final EventType APPROVAL_GRANTED = new EventType(
            "parley.approval-granted",
            1,
            "The principal agreed, and the move was made. Tell nobody but that principal.");
    public static final EventType APPROVAL_FRUITLESS = new EventType(
            "parley.approval-fruitless",
            1,
            "The principal agreed, and the move, decided afresh, was refused. Tell nobody but that principal.");
    public static final EventType APPROVAL_DENIED =
            new EventType("parley.approval-denied", 1, "The principal did not agree. Tell nobody but that principal.");
    public static final EventType APPROVAL_EXPIRED = new EventType(
            "parley.approval-expired", 1, "The principal did not decide in time. Tell nobody but that principal.");
    public static final EventType TERMS_LAPSED = new EventType(
            "parley.private-terms-lapsed",
            1,
            "What a principal keeps to itself on a listing acts no more; `lapsed` says why. Tell nobody but that principal.");

    public static final EventType PRINCIPAL_ERASED = new EventType(
            "parley.principal-erased", 1, "What the principal said and set was erased; its negotiations tell so.");

    public static final EventType PRINCIPAL_BARRED = new EventType(
            "parley.principal-barred",
            1,
            "An operator barred a principal. Tell nobody whom it negotiates with: they learn a neutral reason.");
    public static final EventType PRINCIPAL_READMITTED =
            new EventType("parley.principal-readmitted", 1, "An operator lifted the bar of a principal.");
    public static final EventType BAR_CARRIED_OUT =
            new EventType("parley.bar-carried-out", 1, "All that a barred principal had under way has been ended.");

    /** All that happens beside a transcript. */
    public static final List<EventType> ALL = List.of(
            CHECKOUT_BEGUN,
            DEAL_REDEEMED,
            DEAL_REVERSED,
            DEAL_CANCELLED,
            DEAL_EXPIRED,
            DEAL_SOLD_ELSEWHERE,
            APPROVAL_REQUESTED,
            APPROVAL_GRANTED,
            APPROVAL_FRUITLESS,
            APPROVAL_DENIED,
            APPROVAL_EXPIRED,
            TERMS_LAPSED,
            PRINCIPAL_ERASED,
            PRINCIPAL_BARRED,
            PRINCIPAL_READMITTED,
            BAR_CARRIED_OUT);

    private Notices() {}

    /**
     * Tells what has become of a deal.
     *
     * @param row as it has become
     */
    public static List<NewMessage> ofDeal(Environment environment, EventType type, DealRow row, Instant at) {
        Json.Builder details = Json.object()
                .put("deal", row.id().value())
                .put("listing", row.listing().value())
                .put("buyer", row.buyer().value())
                .put("seller", row.seller().value());
        row.standing().order().ifPresent(order -> details.put("orderReference", order.value()));
        if (type.equals(CHECKOUT_BEGUN)) {
            details.put("expiresAt", row.standing().expiresAt());
        }
        return notices(
                environment, type, Optional.of(row.negotiation()), row.id().value(), details.build(), at);
    }

    /** Tells that an agent asks for approval; of the move itself nothing, since it may be secret. */
    public static List<NewMessage> ofRequest(Environment environment, Approval approval) {
        Json.Builder details = named(approval).put("expiresAt", approval.expiresAt());
        return ofApproval(environment, APPROVAL_REQUESTED, approval, details, approval.requestedAt());
    }

    /**
     * Tells what has become of a request for approval.
     *
     * @param approval no longer pending
     */
    public static List<NewMessage> ofAnswer(Environment environment, Approval approval, Instant at) {
        return ofApproval(environment, type(approval.state()), approval, named(approval), at);
    }

    private static EventType type(Approval.State state) {
        return switch (state) {
            case PENDING -> throw new IllegalArgumentException("the request has no answer yet");
            case GRANTED -> APPROVAL_GRANTED;
            case FRUITLESS -> APPROVAL_FRUITLESS;
            case DENIED -> APPROVAL_DENIED;
            case EXPIRED -> APPROVAL_EXPIRED;
        };
    }

    private static Json.Builder named(Approval approval) {
        return Json.object()
                .put("approval", approval.id().value())
                .put("principal", approval.principal().value())
                .put("agent", approval.agent().value())
                .put("mandate", approval.mandate().value());
    }

    private static List<NewMessage> ofApproval(
            Environment environment, EventType type, Approval approval, Json.Builder details, Instant at) {
        return notices(environment, type, approval.negotiation(), approval.id().value(), details.build(), at);
    }

    /** Tells that private terms have lapsed; of the terms themselves nothing. */
    public static List<NewMessage> ofLapse(
            Environment environment, ListingRef listing, PrincipalId principal, List<Lapse> lapsed, Instant at) {
        Json details = Json.object()
                .put("listing", listing.value())
                .put("principal", principal.value())
                .put("lapsed", Json.array(lapsed, lapse -> Json.of(lapse.name())))
                .build();
        String subject = environment.ids().next("lapse");
        return notices(environment, TERMS_LAPSED, Optional.empty(), subject, details, at);
    }

    /** Tells that what a principal said and set was erased. */
    public static List<NewMessage> ofErasure(Environment environment, PrincipalId principal, Instant at) {
        Json details = Json.object().put("principal", principal.value()).build();
        return notices(environment, PRINCIPAL_ERASED, Optional.empty(), principal + "/" + at, details, at);
    }

    /** Tells what becomes of a bar. */
    public static List<NewMessage> ofBar(
            Environment environment, EventType type, BarId bar, PrincipalId principal, Instant at) {
        Json details = Json.object()
                .put("bar", bar.value())
                .put("principal", principal.value())
                .build();
        return notices(environment, type, Optional.empty(), bar.value(), details, at);
    }

    private static List<NewMessage> notices(
            Environment environment,
            EventType type,
            Optional<NegotiationId> negotiation,
            String subject,
            Json details,
            Instant at) {
        Json body = Json.object()
                .putIf("negotiation", negotiation, where -> Json.of(where.value()))
                .put("id", subject + "/" + type.name())
                .put("at", at)
                .put("type", type.name())
                .put("version", type.version())
                .put("details", details)
                .build();
        String subjectOrPlace = negotiation.map(NegotiationId::value).orElse(subject);
        return Messages.forListeners(environment, Messages.NOTICE, subjectOrPlace, body, at);
    }
}
