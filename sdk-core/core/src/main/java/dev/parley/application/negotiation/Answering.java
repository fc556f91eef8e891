// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.negotiation;

import dev.parley.api.Outcome;
import dev.parley.application.deal.DealRows;
import dev.parley.application.mandate.Authority;
import dev.parley.application.negotiation.change.AccompanyingWrites;
import dev.parley.application.negotiation.change.AuthorityAtAgreement;
import dev.parley.application.negotiation.change.ChangeCommitter;
import dev.parley.application.negotiation.change.ChangeCommitter.Attempted;
import dev.parley.application.negotiation.change.Controlling;
import dev.parley.application.negotiation.change.DealBlocker;
import dev.parley.application.negotiation.change.NegotiationChange;
import dev.parley.application.negotiation.session.NegotiationAccess;
import dev.parley.application.negotiation.session.NegotiationSession;
import dev.parley.application.negotiation.session.OpeningRecord;
import dev.parley.application.store.AccountId;
import dev.parley.application.store.Append;
import dev.parley.application.store.DealRow;
import dev.parley.model.MandateId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.model.SeatRole;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes what a seat does, with what private terms answer to it in the same append. An answer that cannot be held, for
 * want of the mover's budget, of stock or of the other side's authority, is dropped and what the seat did is written
 * alone, so that it counts and nobody is told that there was an answer.
 */
final class Answering {
    private final Authority authority;
    private final Controlling controlling;
    private final ChangeCommitter committer;

    Answering(NegotiationAccess access) {
        this.authority = access.authority();
        this.controlling = new Controlling(access);
        this.committer = new ChangeCommitter(access);
    }

    /**
     * A seat's step.
     *
     * @param mover whose it is
     * @param append what the step writes, or the same step with an answer
     * @param accompanying what the command writes besides
     * @param done the outcome once that is written
     * @param without decides the step again without stakes that others come to owe and cannot; empty where it is then refused
     */
    record Written<T>(
            Seat mover,
            Function<NegotiationChange, Append.Builder> append,
            AccompanyingWrites accompanying,
            Function<NegotiationChange, Outcome<T>> done,
            Function<Set<DealBlocker>, Optional<Attempted<T>>> without) {
        /** A step that is not decided again. */
        Written(
                Seat mover,
                Function<NegotiationChange, Append.Builder> append,
                AccompanyingWrites accompanying,
                Function<NegotiationChange, Outcome<T>> done) {
            this(mover, append, accompanying, done, removed -> Optional.empty());
        }
    }

    <T> Attempted<T> commit(NegotiationChange change, Written<T> written) {
        return change.answered(written.mover().id())
                .map(answered -> withAnswer(change, answered, written))
                .orElseGet(() -> alone(change, written));
    }

    private <T> Attempted<T> withAnswer(NegotiationChange change, NegotiationChange answered, Written<T> written) {
        Attempted<T> attempted = write(answered, written);
        return attempted instanceof Attempted.Unheld<T> unheld
                ? new Attempted.Unanswered<>(unheld, () -> alone(change, written))
                : attempted;
    }

    /**
     * What others come to owe and cannot is taken back first, in the same append. Where the step would not be taken then, since it
     * is about just that, it is refused as stale, and becomes so.
     */
    private <T> Attempted<T> alone(NegotiationChange change, Written<T> written) {
        Attempted<T> attempted = write(change, written);
        if (!(attempted instanceof Attempted.Unheld<T> unheld)) {
            return attempted;
        }
        Attempted<T> stale = unheld.withOutcome(() -> {
            Outcome<T> outcome = unheld.outcome().get();
            if (isStale(outcome)) {
                takeBack(change, written.mover(), unheld.accounts());
            }
            return outcome;
        });
        Set<DealBlocker> owing = owing(change, written.mover(), unheld);
        return owing.isEmpty()
                ? stale
                : new Attempted.Unanswered<>(
                        unheld, () -> written.without().apply(owing).orElse(stale));
    }

    /** What others come to owe on accounts that do not suffice for it, if that is why a step is refused. */
    private static Set<DealBlocker> owing(NegotiationChange change, Seat mover, Attempted.Unheld<?> unheld) {
        Set<DealBlocker> owing = new LinkedHashSet<>();
        if (isStale(unheld.outcome().get())) {
            unheld.accounts().forEach(account -> owing.addAll(change.owing(account)));
            owing.removeIf(blocker -> blocker.seat().equals(Optional.of(mover.id())));
        }
        return owing;
    }

    private static boolean isStale(Outcome<?> outcome) {
        return outcome.match(done -> false, refused -> refused.code() == Reason.STALE_OFFER);
    }

    private <T> Attempted<T> write(NegotiationChange change, Written<T> written) {
        Optional<SeatId> mover = Optional.of(written.mover().id());
        Append.Builder append = written.append().apply(change);
        Optional<Refusal> fault = written.accompanying().addTo(append, change.session(), change.at());
        if (fault.isPresent()) {
            return Attempted.over(Moving.toPrincipal(fault.get()));
        }
        return othersStand(change, written.mover())
                ? committer.commit(
                        change, mover, append.build(), () -> written.done().apply(change))
                : committer.refuse(change, mover, append.build());
    }

    /** Whether the mandates of all others still let the deals be made; if not, what they had offered no longer stands. */
    private boolean othersStand(NegotiationChange change, Seat mover) {
        return change.deals().stream()
                .allMatch(deal -> Stream.of(SeatRole.BUYER, SeatRole.SELLER)
                        .filter(side -> !principal(deal, side).equals(mover.principal()))
                        .allMatch(side ->
                                AuthorityAtAgreement.stands(authority, change.session(), deal, side, change.at())));
    }

    private static PrincipalId principal(DealRow deal, SeatRole side) {
        return side == SeatRole.BUYER ? deal.buyer() : deal.seller();
    }

    /**
     * What others have no authority for is taken back, so that it is tried once and shown no longer: just what stands under the
     * mandates of the deals that cannot be made, and of the accounts that do not suffice.
     */
    private void takeBack(NegotiationChange change, Seat mover, Set<AccountId> accounts) {
        OpeningRecord opening = change.session().openingRecord();
        Set<DealBlocker> standing = new LinkedHashSet<>();
        change.deals().stream()
                .flatMap(deal -> authorities(change, deal, accounts).stream())
                .forEach(standing::add);
        accounts.forEach(account -> standing.addAll(change.owing(account)));
        for (DealBlocker blocker : standing) {
            SeatId seat = blocker.seat().orElseThrow();
            if (!seat.equals(mover.id())) {
                blocker.mandate()
                        .ifPresent(
                                mandate -> controlling.authorityEnded(opening.tenant(), opening.id(), seat, mandate));
            }
        }
    }

    /** The sides of a deal that cannot agree; both where nothing says which, since an account is closed. */
    private List<DealBlocker> authorities(NegotiationChange change, DealRow deal, Set<AccountId> accounts) {
        NegotiationSession session = change.session();
        List<DealBlocker> sides = new ArrayList<>();
        for (SeatRole side : List.of(SeatRole.BUYER, SeatRole.SELLER)) {
            Optional<MandateId> mandate = side == SeatRole.BUYER
                    ? DealRows.authority(deal).buyer()
                    : DealRows.authority(deal).seller();
            boolean lacks = mandate.filter(
                            id -> accounts.contains(AccountId.budget(id)) || accounts.contains(AccountId.deals(id)))
                    .isPresent();
            if (accounts.isEmpty()
                    || lacks
                    || !AuthorityAtAgreement.stands(authority, session, deal, side, change.at())) {
                sides.add(DealBlocker.authority(
                        session.seatOf(principal(deal, side)).orElseThrow().id(), mandate));
            }
        }
        return sides;
    }
}
