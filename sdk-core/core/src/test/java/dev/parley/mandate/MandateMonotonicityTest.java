// SPDX-License-Identifier: Apache-2.0
package dev.parley.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.IssueId;
import dev.parley.model.ItemId;
import dev.parley.model.ListingRef;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.SeatRole;
import dev.parley.model.SettlementRule;
import dev.parley.model.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever axis of a mandate is tightened, no move gets a better answer than before. */
class MandateMonotonicityTest {
    private static final long SEED = 20_261_120;
    private static final int RUNS = 40_000;
    private static final Set<String> CATEGORIES = Set.of("furniture", "books");

    private enum Axis {
        ISSUE,
        UNIT_PRICE,
        PER_DEAL,
        APPROVAL,
        KINDS,
        ROUNDS,
        PACE,
        FROM,
        UNTIL,
        REVOCATION,
        CATEGORY,
        LISTING,
        SELLER
    }

    private final Random random = new Random(SEED);
    private final Map<Axis, Integer> worsened = new EnumMap<>(Axis.class);

    @Test
    void tightening_any_bound_never_turns_a_refusal_into_a_permission() {
        for (int run = 0; run < RUNS; run++) {
            SampleMandate mandate = mandate();
            AttemptDraft attempt = attempt(mandate.role);
            int before = standing(mandate, attempt);
            Axis axis = Axis.values()[random.nextInt(Axis.values().length)];
            tighten(mandate, axis);
            int after = standing(mandate, attempt);
            assertThat(after).as("seed %d, run %d, axis %s", SEED, run, axis).isLessThanOrEqualTo(before);
            if (after < before) {
                worsened.merge(axis, 1, Integer::sum);
            }
        }
        assertThat(worsened.keySet()).as("axes that ever mattered").containsExactly(Axis.values());
    }

    /** 0 refused, 1 with the principal's approval, 2 permitted. */
    private static int standing(SampleMandate mandate, AttemptDraft attempt) {
        return MandateCheck.decide(Optional.of(mandate.build()), Samples.BY_AGENT, attempt.build())
                .match(() -> 2, refusal -> 0, amount -> 1);
    }

    private SampleMandate mandate() {
        SampleMandate draft = random.nextBoolean() ? new SampleMandate() : SampleMandate.seller();
        draft.unitPrice = maybe(draft.role);
        draft.perDeal = maybe(draft.role);
        draft.approvalFrom = random.nextInt(3) == 0 ? Optional.of(amount()) : Optional.empty();
        draft.maxRounds = random.nextInt(3) == 0 ? Optional.of(1 + (long) random.nextInt(5)) : Optional.empty();
        draft.minSecondsBetweenMoves = random.nextInt(3) == 0 ? random.nextInt(5) : 0;
        if (random.nextInt(3) == 0) {
            draft.bound(issueBound());
        }
        return draft;
    }

    /** A bound that leaves room more often than not, so that most moves start out permitted. */
    private Optional<Money> maybe(SeatRole role) {
        long loose = role == SeatRole.BUYER ? 500 : 0;
        return random.nextInt(3) == 0 ? Optional.of(Samples.euros(loose + random.nextInt(200))) : Optional.empty();
    }

    private Money amount() {
        return Samples.euros(random.nextInt(1_000));
    }

    private IssueBound issueBound() {
        Optional<ListingRef> listing = random.nextBoolean() ? Optional.of(new ListingRef("listing")) : Optional.empty();
        Optional<ItemId> item = random.nextBoolean() ? Optional.of(Samples.CHAIR) : Optional.empty();
        return switch (random.nextInt(4)) {
            case 0 -> new IssueBound(listing, item, Samples.PRICE, range(200));
            case 1 -> new IssueBound(listing, item, Samples.QUANTITY, range(4));
            case 2 -> new IssueBound(listing, item, Samples.COLOUR, new Limit.AnyOf(Set.of("red", "blue")));
            default -> new IssueBound(listing, item, Samples.DELIVERY, days(1 + random.nextInt(12), 12));
        };
    }

    private static Limit days(int first, int last) {
        return new Limit.Days(LocalDate.of(2026, 12, first), LocalDate.of(2026, 12, last));
    }

    private Limit.Range range(int size) {
        long min = random.nextInt(size);
        return new Limit.Range(Optional.of(min), Optional.of(min + random.nextInt(size)), 0);
    }

    private AttemptDraft attempt(SeatRole role) {
        List<Terms> binds = new ArrayList<>();
        for (ItemId item : List.of(Samples.CHAIR, Samples.TABLE)) {
            if (random.nextInt(3) > 0) {
                binds.add(Samples.terms(item, random.nextInt(200), 1 + random.nextInt(3), random.nextInt(20)));
            }
        }
        AttemptDraft draft = AttemptDraft.binding(binds.toArray(Terms[]::new));
        draft.role = role;
        draft.kind = random.nextBoolean() ? "offer" : "accept";
        draft.settlement = random.nextBoolean() ? SettlementRule.EACH_ITEM : SettlementRule.ALL;
        draft.movesMade = random.nextInt(4);
        draft.lastMoveAt = Optional.of(Samples.NOON.minusSeconds(random.nextInt(10)));
        return draft;
    }

    private void tighten(SampleMandate draft, Axis axis) {
        switch (axis) {
            case ISSUE -> tightenIssue(draft);
            case UNIT_PRICE -> draft.unitPrice = Optional.of(tighter(draft.role, draft.unitPrice));
            case PER_DEAL -> draft.perDeal = Optional.of(tighter(draft.role, draft.perDeal));
            case APPROVAL -> draft.approvalFrom = Optional.of(tighter(SeatRole.BUYER, draft.approvalFrom));
            case KINDS -> draft.kinds = random.nextBoolean() ? Set.of() : without(draft.kinds, "offer");
            case ROUNDS -> draft.maxRounds = Optional.of(1 + random.nextLong(draft.maxRounds.orElse(5L)));
            case PACE -> draft.minSecondsBetweenMoves += random.nextInt(10);
            case FROM -> draft.validFrom = draft.validFrom.plusSeconds(random.nextInt(7_200));
            case UNTIL -> draft.validUntil = draft.validUntil.minusSeconds(random.nextInt(7_200));
            case REVOCATION -> draft.revokedAt = Optional.of(Samples.NOON.plusSeconds(random.nextInt(20) - 10));
            case CATEGORY, LISTING, SELLER -> draft.scope = scope(axis);
        }
    }

    private static Set<String> without(Set<String> set, String element) {
        Set<String> fewer = new TreeSet<>(set);
        fewer.remove(element);
        return fewer;
    }

    /** Another bound beside those that are there, or a narrower one in the place of one that is. */
    private void tightenIssue(SampleMandate draft) {
        if (draft.issues.isEmpty()) {
            draft.bound(issueBound());
            return;
        }
        IssueBound old = draft.issues.remove(0);
        draft.bound(new IssueBound(old.listing(), old.item(), old.issue(), narrower(old.issue(), old.limit())));
    }

    private Limit narrower(IssueId issue, Limit limit) {
        if (limit instanceof Limit.Range range) {
            long width = range.max().orElseThrow() - range.min().orElseThrow();
            long cut = random.nextLong(width + 1);
            long fromBelow = random.nextLong(cut + 1);
            return new Limit.Range(
                    range.min().map(min -> min + fromBelow), range.max().map(max -> max - (cut - fromBelow)), 0);
        }
        if (limit instanceof Limit.Days days) {
            return days(
                    days.first().getDayOfMonth()
                            + random.nextInt(13 - days.first().getDayOfMonth()),
                    12);
        }
        assertThat(issue).isEqualTo(Samples.COLOUR);
        return new Limit.AnyOf(random.nextBoolean() ? Set.of("blue") : Set.of("red"));
    }

    private Money tighter(SeatRole role, Optional<Money> bound) {
        if (bound.isEmpty()) {
            return amount();
        }
        long old = bound.get().minorUnits();
        return Samples.euros(role == SeatRole.BUYER ? random.nextLong(old + 1) : old + random.nextInt(500));
    }

    private Scope scope(Axis axis) {
        Set<String> categories = random.nextBoolean() ? CATEGORIES : Set.of("books");
        return switch (axis) {
            case CATEGORY -> new Scope(false, categories, Set.of(), Set.of());
            case LISTING -> new Scope(false, CATEGORIES, Set.of(new ListingRef(either("listing"))), Set.of());
            default -> new Scope(false, CATEGORIES, Set.of(), Set.of(new PrincipalId(either("seller"))));
        };
    }

    private String either(String name) {
        return random.nextBoolean() ? name : "another";
    }
}
