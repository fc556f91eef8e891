// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDraft;
import dev.parley.api.Outcome;
import dev.parley.application.command.DraftReader;
import dev.parley.application.command.Violation;
import dev.parley.model.Domain;
import dev.parley.model.Json;
import dev.parley.model.MandateId;
import dev.parley.model.Money;
import dev.parley.model.Value;
import dev.parley.protocol.Reason;
import dev.parley.strategy.PriceStrategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the draft of an autopilot looks like, by itself and at the table where it will play. */
final class AutopilotForm {
    private static final DraftReader STRATEGY = strategy();
    private static final DraftReader DRAFT = DraftReader.object(AutopilotDraft::fromJson)
            .required("mandate", DraftReader.value(mandate -> new MandateId(mandate.text())))
            .required("strategy", STRATEGY::check)
            .required("aspiration", DraftReader.value(Json::money))
            .required("reservation", DraftReader.value(Json::money));

    private AutopilotForm() {}

    private static DraftReader strategy() {
        String[] names = Arrays.stream(PriceStrategy.Kind.values())
                .map(PriceStrategy.Kind::text)
                .toArray(String[]::new);
        DraftReader strategy = DraftReader.object(AutopilotDraft::strategy).required("name", DraftReader.oneOf(names));
        for (PriceStrategy.Kind kind : PriceStrategy.Kind.values()) {
            kind.parameters().forEach(parameter -> strategy.optional(parameter, DraftReader.value(Json::integer)));
        }
        return strategy;
    }

    /** The draft, or {@code INVALID_REQUEST} with all that is wrong with it, whatever the negotiation. */
    static Outcome<AutopilotDraft> read(Json draft) {
        List<Violation> faults = DRAFT.faults(draft);
        return faults.isEmpty() ? Outcome.done(AutopilotDraft.fromJson(draft)) : refused(faults);
    }

    private static <T> Outcome<T> refused(List<Violation> faults) {
        return Outcome.refused(Violation.refusal(Reason.INVALID_REQUEST, "", faults));
    }

    /** The draft again, if its prices can be named at a table and lie the right way round for its seat. */
    static Outcome<AutopilotDraft> fits(AutopilotDraft draft, PriceTable table) {
        Domain prices = table.item().price().domain();
        List<Violation> faults = new ArrayList<>();
        fault(prices, draft.aspiration()).ifPresent(message -> faults.add(at("/aspiration", message)));
        fault(prices, draft.reservation()).ifPresent(message -> faults.add(at("/reservation", message)));
        if (faults.isEmpty() && isTurned(draft, table.buys())) {
            faults.add(at(
                    "/reservation",
                    table.buys()
                            ? "must be at least the aspiration, for the seat buys"
                            : "must be at most the aspiration, for the seat sells"));
        }
        return faults.isEmpty() ? Outcome.done(draft) : refused(faults);
    }

    private static boolean isTurned(AutopilotDraft draft, boolean buys) {
        return buys
                ? draft.aspiration().exceeds(draft.reservation())
                : draft.reservation().exceeds(draft.aspiration());
    }

    private static Violation at(String pointer, String message) {
        return new Violation(pointer, "INVALID", message);
    }

    private static Optional<String> fault(Domain prices, Money price) {
        return prices.fault(Value.of(price))
                .map(fault -> "must be a price of the item, and is "
                        + fault.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "; prices are "
                        + prices.toJson().canonicalText());
    }
}
