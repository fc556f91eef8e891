// SPDX-License-Identifier: Apache-2.0
package dev.parley.application.autopilot;

import dev.parley.api.AutopilotDraft;
import dev.parley.api.MakeMove;
import dev.parley.model.Money;
import dev.parley.protocol.Allowed;
import dev.parley.strategy.Negotiator;
import dev.parley.strategy.PriceAim;
import dev.parley.strategy.Situation;
import java.util.Locale;
import java.util.Optional;

/**
 * What an autopilot decides at a table, and why: a pure function of what its seat sees and of its draft. It never names and never
 * takes a price beyond the reservation, whatever its strategy says.
 *
 * @param move what it does; empty where it has nothing to do that the reservation allows
 * @param price that it names or takes
 * @param why in a sentence, for its principal
 * @param time how much of the negotiation was over, from 0 to 1
 * @param target the share that it asked for, from 0 to 1
 * @param offered the share that the other side's last offer leaves it; empty before the first
 */
record PriceDecision(
        Optional<MakeMove> move,
        Optional<Money> price,
        String why,
        double time,
        double target,
        Optional<Double> offered) {

    /** The aim of a draft at a table, in ticks. */
    static PriceAim aim(PriceTable table, AutopilotDraft draft) {
        return new PriceAim(table.ticks(draft.aspiration()), table.ticks(draft.reservation()));
    }

    /** Decides; the same for the same table and draft. */
    static PriceDecision of(PriceTable table, AutopilotDraft draft) {
        return of(table, draft, draft.strategy().negotiator(table.offers()));
    }

    static PriceDecision of(PriceTable table, AutopilotDraft draft, Negotiator negotiator) {
        return new Deciding(table, draft, negotiator).decision();
    }

    /** What is known while it decides. */
    private static final class Deciding {
        private final PriceTable table;
        private final PriceAim aim;
        private final Situation situation;
        private final Negotiator.Choice choice;

        Deciding(PriceTable table, AutopilotDraft draft, Negotiator negotiator) {
            this.table = table;
            this.aim = aim(table, draft);
            this.situation = new Situation(aim, table.time(), table.own(), table.other());
            this.choice = negotiator.decide(situation);
        }

        PriceDecision decision() {
            Optional<Allowed> offering = table.mayOffer();
            if (choice.accepts() && table.standing().isPresent()) {
                return accepting("it is worth at least as much as the offer that would come next");
            }
            if (offering.isEmpty()) {
                return isStandingAllowed()
                        ? accepting("no offer of its own is left, and the reservation allows it")
                        : nothing("No offer of its own is left, and the offer on the table is beyond the reservation.");
            }
            long asked = choice.price().orElseGet(() -> aim.priceWorth(choice.target()));
            return naming(offering.get(), asked);
        }

        private boolean isStandingAllowed() {
            return table.standing().filter(aim::allows).isPresent();
        }

        /** The rules may narrow what can be named; a price that is no better than the offer on the table takes that one instead. */
        private PriceDecision naming(Allowed offering, long asked) {
            long least = table.least(offering);
            long most = table.most(offering);
            long price = Math.max(least, Math.min(most, asked));
            if (least > most || !aim.allows(price)) {
                return isStandingAllowed()
                        ? accepting("the rules leave no better price to offer")
                        : nothing("The rules leave no price to offer that the reservation allows.");
            }
            if (isStandingAllowed() && !aim.prefers(price, table.standing().orElseThrow())) {
                return accepting("it is no worse than the price that would be offered");
            }
            String answered = offering.kind().equals("counter") ? "Offers %s in return" : "Offers %s";
            String sentence = String.format(
                    Locale.ROOT,
                    answered + ", worth %.3f of what is at stake, at time %.3f; the strategy asks for %.3f.",
                    table.price(price),
                    aim.utility(price),
                    situation.time(),
                    choice.target());
            return decided(Optional.of(offer(offering, price)), Optional.of(price), sentence);
        }

        private MakeMove offer(Allowed offering, long price) {
            MakeMove move = MakeMove.of(offering.kind(), table.at(price))
                    .seeing(table.view().revision());
            return offering.answers().isPresent() ? move.answering(table.view()) : move;
        }

        private PriceDecision accepting(String because) {
            long price = table.standing().orElseThrow();
            String sentence = String.format(
                    Locale.ROOT,
                    "Accepts %s, worth %.3f of what is at stake, at time %.3f: %s.",
                    table.price(price),
                    aim.utility(price),
                    situation.time(),
                    because);
            MakeMove move = MakeMove.of("accept")
                    .answering(table.view())
                    .seeing(table.view().revision());
            return decided(Optional.of(move), Optional.of(price), sentence);
        }

        private PriceDecision nothing(String sentence) {
            return decided(Optional.empty(), Optional.empty(), sentence);
        }

        private PriceDecision decided(Optional<MakeMove> move, Optional<Long> price, String why) {
            Optional<Double> offered = table.other().count() == 0 ? Optional.empty() : Optional.of(situation.offered());
            return new PriceDecision(move, price.map(table::price), why, situation.time(), choice.target(), offered);
        }
    }
}
