// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.posted;

import dev.parley.form.Described;
import dev.parley.form.Form;
import dev.parley.form.Forms;
import dev.parley.form.Min;
import dev.parley.form.RecordForm;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.StateForm;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

/** How rules, moves, private terms and events become JSON and come back. */
final class PostedForms {
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    static final RecordForm<KeptTerms> KEPT = FORMS.record(KeptTerms.class);

    private static final Form<PostedRules> RULES = FORMS.record(PostedRules.class)
            .withDefaults(PostedRules.DEFAULTS)
            .describedAs(
                    "Posted price",
                    "The price stands: a buyer buys at it or leaves it. Where the rules allow it, each buyer may make one"
                            + " private offer, which the seller accepts or declines.");

    static final ProtocolForms<PostedRules, PostedMove, PostedEvent> ALL = new ProtocolForms<>(
            RULES,
            MoveForms.of(
                    FORMS.record(PostedMove.Buy.class),
                    FORMS.record(PostedMove.Offer.class),
                    FORMS.record(PostedMove.Accept.class),
                    FORMS.record(PostedMove.Decline.class)),
            KEPT,
            EventForms.of(
                    FORMS.with(
                            PostedEvent.Threshold.class,
                            FORMS.record(PostedEvent.Threshold.class).withNulls()),
                    PostedEvent.class));

    static final StateForm<PostedState> STATE = StateForm.of(FORMS, PostedState.class, "item");

    private PostedForms() {}

    /**
     * What the seller keeps to itself.
     *
     * @param acceptAt the least price that is accepted, in minor units
     */
    @Described(
            title = "The seller's threshold",
            help = "What is answered to an offer without asking the seller. Only the seller may have one.")
    record KeptTerms(
            @Described(
                    title = "Accept offers from (minor units)",
                    help = "An offer of at least this is accepted at once, and a lower one declined at once.")
            Optional<@Min(0) Long> acceptAt) {}
}
