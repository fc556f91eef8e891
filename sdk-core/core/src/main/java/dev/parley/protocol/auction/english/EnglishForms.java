// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.auction.english;

import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.StateForm;
import java.lang.invoke.MethodHandles;

/** How the rules, moves, private terms and events become JSON and come back. */
final class EnglishForms {
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    static final RecordForm<HiddenReserve> RESERVE = FORMS.record(HiddenReserve.class);

    private static final Form<EnglishRules> RULES = FORMS.record(EnglishRules.class)
            .withDefaults(EnglishRules.DEFAULTS)
            .describedAs(
                    "English auction",
                    "One seller, many buyers; the price rises in the open until nobody bids more. Each bid has a"
                            + " private maximum up to which it bids by itself.");

    static final ProtocolForms<EnglishRules, EnglishMove, EnglishEvent> ALL = new ProtocolForms<>(
            RULES,
            MoveForms.of(
                    FORMS.record(EnglishMove.Bid.class),
                    FORMS.record(EnglishMove.BuyNow.class),
                    FORMS.record(EnglishMove.TakeBack.class),
                    FORMS.record(EnglishMove.CallOff.class),
                    FORMS.record(EnglishMove.CloseEarly.class),
                    FORMS.record(EnglishMove.SecondChance.class),
                    FORMS.record(EnglishMove.Accept.class),
                    FORMS.record(EnglishMove.Decline.class)),
            RESERVE,
            EventForms.of(FORMS, EnglishEvent.class));

    static final StateForm<EnglishState> STATE =
            StateForm.by(FORMS, KeptState.class, KeptState::of, (kept, begun) -> begun.as(kept));

    private EnglishForms() {}
}
