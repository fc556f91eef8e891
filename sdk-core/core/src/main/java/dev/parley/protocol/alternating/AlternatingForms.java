// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.alternating;

import dev.parley.form.Forms;
import dev.parley.form.RecordForm;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.StateForm;
import java.lang.invoke.MethodHandles;

/** How the rules, moves, private terms and events of alternating offers become JSON and come back. */
final class AlternatingForms {
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    private static final RecordForm<AlternatingRules> RULES =
            FORMS.record(AlternatingRules.class).withDefaults(AlternatingRules.DEFAULTS);

    private static final MoveForms<AlternatingMove> MOVES = MoveForms.of(
            FORMS.record(AlternatingMove.Offer.class),
            FORMS.record(AlternatingMove.Counter.class),
            FORMS.record(AlternatingMove.Accept.class),
            FORMS.record(AlternatingMove.Reject.class).withDefaults(new AlternatingMove.Reject(false)),
            FORMS.record(AlternatingMove.Withdraw.class).withDefaults(new AlternatingMove.Withdraw(false)));

    static final RecordForm<PrivateTerms> PRIVATE_TERMS = FORMS.record(PrivateTerms.class);

    /** Thresholds that are not set are written as null, so that the shape tells nothing. */
    static final RecordForm<PrivateTerms> KEPT_TERMS = FORMS.with(
                    Thresholds.class, FORMS.record(Thresholds.class).withNulls())
            .record(PrivateTerms.class);

    static final EventForms<AlternatingEvent> EVENTS = EventForms.of(
            FORMS.with(Thresholds.class, FORMS.record(Thresholds.class).withNulls()), AlternatingEvent.class);

    static final ProtocolForms<AlternatingRules, AlternatingMove, AlternatingEvent> ALL =
            new ProtocolForms<>(RULES, MOVES, PRIVATE_TERMS, EVENTS);

    static final StateForm<AlternatingState> STATE = StateForm.of(FORMS, AlternatingState.class);

    private AlternatingForms() {}
}
