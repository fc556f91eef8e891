// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.waiting;

import dev.parley.api.ApprovalView;
import dev.parley.api.DealView;
import dev.parley.api.Deals;
import dev.parley.api.Mandates;
import dev.parley.api.NegotiationQuery;
import dev.parley.api.NegotiationSummary;
import dev.parley.api.Negotiations;
import dev.parley.api.Outcome;
import dev.parley.api.Page;
import dev.parley.examples.marketplace.catalogue.Catalogue;
import dev.parley.examples.marketplace.people.Person;
import dev.parley.mandate.Approval;
import dev.parley.model.Instants;
import dev.parley.model.Money;
import dev.parley.model.PrincipalId;
import dev.parley.model.Seat;
import dev.parley.settlement.EndedDeal;
import dev.parley.settlement.OpenDeal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads what waits for somebody: payments, answers and approvals, as far as the newest two hundred of each tell. */
public final class WaitingList {
    private static final Duration NEWS = Duration.ofDays(2);

    private final Deals deals;
    private final Negotiations negotiations;
    private final Mandates mandates;
    private final Catalogue catalogue;
    private final InstantSource clock;

    public WaitingList(
            Deals deals, Negotiations negotiations, Mandates mandates, Catalogue catalogue, InstantSource clock) {
        this.deals = deals;
        this.negotiations = negotiations;
        this.mandates = mandates;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What waits for a person now. */
    public Waiting of(Person person) {
        Instant now = Instants.truncate(clock.instant());
        List<DealView> all = items(deals.list(person.caller(), Optional.empty(), Page.MAX_LIMIT));
        return new Waiting(payments(person, all), lapses(all, now.minus(NEWS)), turns(person), asks(person, now), now);
    }

    private List<Waiting.Payment> payments(Person person, List<DealView> all) {
        return byNegotiation(
                        all,
                        view -> view.status() instanceof OpenDeal
                                && view.deal().buyer().value().equals(person.id()))
                .stream()
                .map(this::payment)
                .sorted(Comparator.comparing(Waiting.Payment::expiresAt))
                .toList();
    }

    private Waiting.Payment payment(List<DealView> together) {
        return new Waiting.Payment(
                subject(together.get(0)),
                together.get(0).deal().seller().value(),
                together.stream().flatMap(view -> pieces(view).stream()).toList(),
                total(together),
                together.stream()
                        .map(view -> ((OpenDeal) view.status()).expiresAt())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                together.stream().map(view -> view.deal().id().value()).toList());
    }

    /** The titles of a deal's pieces; their ids where the goods have left the catalogue. */
    private List<String> pieces(DealView view) {
        String listing = view.deal().origin().listing().value();
        return view.deal().lines().stream()
                .map(line -> line.terms().item().value())
                .map(item -> catalogue
                        .find(listing)
                        .flatMap(goods -> goods.piece(item))
                        .map(piece -> piece.title())
                        .orElse(item))
                .toList();
    }

    private List<Waiting.Lapse> lapses(List<DealView> all, Instant since) {
        return byNegotiation(
                        all,
                        view -> view.status() instanceof EndedDeal.Expired expired
                                && expired.expiredAt().isAfter(since))
                .stream()
                .map(this::lapse)
                .sorted(Comparator.comparing(Waiting.Lapse::expiredAt).reversed())
                .toList();
    }

    private Waiting.Lapse lapse(List<DealView> together) {
        DealView first = together.get(0);
        return new Waiting.Lapse(
                subject(first),
                first.deal().buyer().value(),
                first.deal().seller().value(),
                total(together),
                ((EndedDeal.Expired) first.status()).expiredAt());
    }

    private static Collection<List<DealView>> byNegotiation(List<DealView> all, Predicate<DealView> which) {
        Map<String, List<DealView>> groups = all.stream()
                .filter(which)
                .collect(Collectors.groupingBy(
                        view -> view.deal().origin().negotiation().value()
                                + view.deal().buyer().value(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.values();
    }

    private static Money total(List<DealView> together) {
        return together.stream()
                .map(view -> view.deal().total())
                .reduce(Money::plus)
                .orElseThrow();
    }

    private Subject subject(DealView view) {
        return Subject.of(
                view.deal().origin().negotiation().value(),
                view.deal().origin().listing().value(),
                catalogue);
    }

    private List<Waiting.Turn> turns(Person person) {
        NegotiationQuery open = new NegotiationQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Page.MAX_LIMIT);
        return items(negotiations.list(person.caller(), open)).stream()
                .filter(NegotiationSummary::yourTurn)
                .map(one -> turn(person, one))
                .sorted(Comparator.comparing(turn -> turn.deadline().orElse(Instant.MAX)))
                .toList();
    }

    private Waiting.Turn turn(Person person, NegotiationSummary one) {
        return new Waiting.Turn(
                Subject.of(one.id().value(), one.listing().value(), catalogue),
                one.seats().stream()
                        .map(Seat::principal)
                        .map(PrincipalId::value)
                        .filter(id -> !id.equals(person.id()))
                        .toList(),
                one.deadline(),
                one.updatedAt());
    }

    private List<Waiting.Ask> asks(Person person, Instant now) {
        return items(mandates.approvals(person.caller(), Optional.empty(), Page.MAX_LIMIT)).stream()
                .map(ApprovalView::approval)
                .filter(approval -> approval.stateAt(now) == Approval.State.PENDING)
                .map(approval ->
                        new Waiting.Ask(approval.id().value(), approval.agent().value(), approval.expiresAt()))
                .sorted(Comparator.comparing(Waiting.Ask::expiresAt))
                .toList();
    }

    private static <T> List<T> items(Outcome<Page<T>> page) {
        return page.match(done -> done.value().items(), refused -> List.of());
    }
}
