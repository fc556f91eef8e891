// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.mediated;

import dev.parley.form.Forms;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.MoveForms;
import dev.parley.protocol.ProtocolForms;
import dev.parley.protocol.StateForm;
import java.lang.invoke.MethodHandles;

/** How rules, moves and events of mediation are described, read, checked and written. */
final class MediatedForms {
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    static final ProtocolForms<MediatedRules, MediatedMove, MediatedEvent> ALL = new ProtocolForms<>(
            FORMS.record(MediatedRules.class).withDefaults(MediatedRules.DEFAULT),
            MoveForms.of(
                    FORMS.record(MediatedMove.State.class),
                    FORMS.record(MediatedMove.Propose.class),
                    FORMS.record(MediatedMove.Accept.class),
                    FORMS.record(MediatedMove.Refuse.class)),
            EventForms.of(FORMS, MediatedEvent.class));

    static final StateForm<MediatedState> STATE = StateForm.of(FORMS, MediatedState.class, "agenda");

    private MediatedForms() {}
}
