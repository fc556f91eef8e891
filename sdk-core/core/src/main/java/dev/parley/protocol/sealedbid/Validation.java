// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import dev.parley.model.Domain;
import dev.parley.model.ItemId;
import dev.parley.model.Json;
import dev.parley.model.Money;
import dev.parley.model.SeatRole;
import dev.parley.model.Terms;
import dev.parley.model.TermsFault;
import dev.parley.model.Text;
import dev.parley.model.Value;
import dev.parley.protocol.Reason;
import dev.parley.protocol.Refusal;
import dev.parley.protocol.sealedbid.SealedMove.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with a move whatever the time and the phase. */
final class Validation {
    private Validation() {}

    /** The statement of a move that makes one. */
    static Optional<Statement> statement(SealedMove move) {
        if (move instanceof SealedMove.Submit submit) {
            return Optional.of(submit.statement());
        }
        return move instanceof SealedMove.Reveal reveal ? Optional.of(reveal.statement()) : Optional.empty();
    }

    static Optional<Refusal> fault(Table table, SealedMove move) {
        return statement(move).flatMap(statement -> fault(table, statement));
    }

    private static Optional<Refusal> fault(Table table, Statement statement) {
        Optional<TermsFault> fault = table.opening().listing().faults(statement.items()).stream()
                .min(Comparator.comparing(TermsFault::kind));
        if (fault.isPresent()) {
            return fault.map(Refusal::of);
        }
        if (statement.items().isEmpty()) {
            return Optional.of(Refusal.of(Reason.NOTHING_OFFERED));
        }
        for (Terms terms : statement.items()) {
            Optional<Refusal> price = priceFault(table.lot(terms.item()), terms);
            if (price.isPresent()) {
                return price;
            }
        }
        return besideFault(table, statement);
    }

    private static Optional<Refusal> priceFault(Lot lot, Terms terms) {
        Optional<Long> price = lot.priceIn(terms);
        if (price.isEmpty()) {
            return Optional.of(about(Reason.MISSING_ISSUE, lot));
        }
        return price.get() > lot.cap()
                ? Optional.of(about(Reason.OUT_OF_RANGE, lot)
                        .with("allowed", lot.capped().toJson()))
                : Optional.empty();
    }

    /** Fair prices and nonces belong to items that are named, and to a price that is drawn. */
    private static Optional<Refusal> besideFault(Table table, Statement statement) {
        boolean drawn = table.rules().pricing() instanceof Pricing.Draw;
        Set<ItemId> named = statement.items().stream().map(Terms::item).collect(Collectors.toSet());
        if (!(drawn || statement.fairPrices().isEmpty())
                || !named.containsAll(statement.fairPrices().keySet())) {
            return Optional.of(invalid("fairPrices"));
        }
        if (!(drawn || statement.nonces().isEmpty())
                || !named.containsAll(statement.nonces().keySet())) {
            return Optional.of(invalid("nonces"));
        }
        boolean tooLong =
                statement.nonces().values().stream().anyMatch(nonce -> !Text.isId(nonce, Submission.Bid.MAX_NONCE));
        if (tooLong) {
            return Optional.of(invalid("nonces").with("maxLength", Json.of(Submission.Bid.MAX_NONCE)));
        }
        return fairFault(table, statement.fairPrices());
    }

    private static Optional<Refusal> fairFault(Table table, Map<ItemId, Long> fairPrices) {
        for (Map.Entry<ItemId, Long> fair : fairPrices.entrySet()) {
            Lot lot = table.lot(fair.getKey());
            Value price = Value.of(new Money(fair.getValue(), lot.price().currency()));
            Optional<Domain.Fault> fault = lot.price().fault(price);
            if (fault.isPresent()) {
                return Optional.of(about(Reason.valueOf(fault.get().name()), lot)
                        .with("allowed", lot.price().toJson()));
            }
        }
        return Optional.empty();
    }

    /** A fair price beyond the mover's own best one. */
    static Optional<Refusal> contradiction(Table table, SeatRole role, SealedMove move) {
        List<Terms> items = statement(move).map(Statement::items).orElse(List.of());
        for (Terms terms : items) {
            Lot lot = table.lot(terms.item());
            Long fair = statement(move).orElseThrow().fairPrices().get(lot.id());
            long best = lot.priceIn(terms).orElseThrow();
            if (fair != null && (role == SeatRole.BUYER ? fair > best : fair < best)) {
                return Optional.of(Refusal.of(SealedReason.FAIR_PRICE_CONTRADICTS_BEST)
                        .with("item", Json.of(lot.id().value())));
            }
        }
        return Optional.empty();
    }

    private static Refusal about(Reason reason, Lot lot) {
        return Refusal.of(reason)
                .with("item", Json.of(lot.id().value()))
                .with("issue", Json.of(lot.item().price().id().value()));
    }

    private static Refusal invalid(String field) {
        return Refusal.of(Reason.INVALID_REQUEST).with("field", Json.of(field));
    }
}
