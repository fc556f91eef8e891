// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation.change;

import dev.parley.application.Environment;
import dev.parley.application.deal.Admitted;
import dev.parley.application.deal.DealRows;
import dev.parley.application.negotiation.session.DealMadeEvent;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.store.AccountChange;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.DealRow;
import dev.parley.audit.SignedDocument;
import dev.parley.model.DealId;
import dev.parley.model.Hash;
import dev.parley.model.Listing;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Award;
import dev.parley.settlement.Agreement;
import dev.parley.settlement.Deal;
import dev.parley.settlement.DealAuthority;
import dev.parley.settlement.DealConditions;
import dev.parley.settlement.DealLine;
import dev.parley.settlement.DealOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes deals of agreements: their content, its signature, and what they hold from then on. */
final class DealMaking {
    private DealMaking() {}

    /** The deal of an agreement that a session has just reached. */
    static DealRow deal(Environment environment, NegotiationSession session, Agreement agreement, Instant at) {
        OpeningRecord openingRecord = session.openingRecord();
        Listing listing = openingRecord.listing();
        requireRole(session, agreement.buyer(), SeatRole.BUYER);
        requireRole(session, agreement.seller(), SeatRole.SELLER);
        Deal deal = new Deal(
                new DealId(environment.ids().next("deal")),
                openingRecord.tenant(),
                session.seat(agreement.seller()).principal(),
                session.seat(agreement.buyer()).principal(),
                new DealOrigin(
                        openingRecord.id(),
                        listing.ref(),
                        openingRecord.protocol(),
                        session.rulesHash(),
                        openingRecord.policyVersion(),
                        new DealOrigin.TranscriptHead(
                                session.progress().version(), session.progress().head())),
                new DealConditions(
                        listing.basis(), listing.binding(), listing.stockPolicy(), openingRecord.settlement()),
                agreement.awards().stream().map(DealLine::of).toList(),
                agreement.total(),
                at,
                environment.settings().dealTerms().expiry(listing.binding(), at));
        DealAuthority authority = new DealAuthority(
                deal.id(),
                mandate(session, agreement, agreement.buyer()),
                mandate(session, agreement, agreement.seller()));
        Admitted admitted = new Admitted(
                session.progress().admission(agreement.buyer()),
                session.progress().admission(agreement.seller()));
        return DealRows.unsigned(deal, authority, admitted, listing);
    }

    private static void requireRole(NegotiationSession session, SeatId seat, SeatRole role) {
        if (session.seat(seat).role() != role) {
            throw new IllegalStateException(
                    session.openingRecord().protocol() + " gives an award to " + seat + ", which is no " + role);
        }
    }

    /** Deals with their signatures, in the same order: one signature over all of a pair, which tells nothing to others. */
    static List<DealRow> signed(Environment environment, List<DealRow> deals) {
        Map<List<PrincipalId>, List<DealRow>> byPair = new LinkedHashMap<>();
        deals.forEach(deal -> byPair.computeIfAbsent(List.of(deal.buyer(), deal.seller()), pair -> new ArrayList<>())
                .add(deal));
        Map<DealId, DealRow> signed = new HashMap<>();
        byPair.values().forEach(ofPair -> {
            List<SignedDocument> documents = SignedDocument.signAll(
                    environment.keys().signingKey(),
                    SignedDocument.DEAL,
                    ofPair.stream().map(DealRow::content).toList());
            for (int place = 0; place < ofPair.size(); place++) {
                DealRow deal = ofPair.get(place);
                signed.put(deal.id(), deal.signed(documents.get(place).compact()));
            }
        });
        return deals.stream()
                .map(deal -> Objects.requireNonNull(signed.get(deal.id())))
                .toList();
    }

    static DealMadeEvent mark(Agreement agreement, DealRow deal) {
        return new DealMadeEvent(
                deal.id(),
                agreement.buyer(),
                agreement.seller(),
                Hash.sha256(deal.content().canonical()));
    }

    /** What a new deal holds: budget and the count of deals of each side's mandate, and stock where it is reserved. */
    static List<AccountChange> holds(Environment environment, NegotiationSession session, DealRow row) {
        Deal deal = Deal.fromJson(row.content());
        DealAuthority authority = DealRows.authority(row);
        String holder = deal.id().value();
        List<AccountChange> holds = new ArrayList<>();
        authority.buyer().ifPresent(mandate -> {
            if (deal.total().minorUnits() > 0) {
                holds.add(AccountChange.hold(
                                AccountId.budget(mandate), holder, deal.total().minorUnits())
                        .heldFor(deal.buyer(), deal.agreedAt()));
            }
            holds.add(AccountChange.hold(AccountId.deals(mandate), holder, 1).heldFor(deal.buyer(), deal.agreedAt()));
        });
        authority
                .seller()
                .ifPresent(mandate -> holds.add(AccountChange.hold(AccountId.deals(mandate), holder, 1)
                        .heldFor(deal.seller(), deal.agreedAt())));
        if (deal.conditions().reservesStock() && environment.inventory().isEmpty()) {
            deal.lines()
                    .forEach(line -> holds.add(stock(session.openingRecord().listing(), line, holder)
                            .heldFor(deal.buyer(), deal.agreedAt())));
        }
        return holds;
    }

    private static AccountChange stock(Listing listing, DealLine line, String holder) {
        long capacity = listing.item(line.terms().item()).orElseThrow().stock();
        return AccountChange.hold(AccountId.stock(listing.ref(), line.terms().item()), holder, line.units())
                .openingWith(capacity);
    }

    /** Under whose authority a side agreed: that of its last award. */
    private static Optional<MandateId> mandate(NegotiationSession session, Agreement agreement, SeatId seat) {
        List<Award> awards = agreement.awards();
        String stake = awards.get(awards.size() - 1).stake().orElse("");
        return session.progress().conduct(seat).acting(stake).mandate();
    }
}
