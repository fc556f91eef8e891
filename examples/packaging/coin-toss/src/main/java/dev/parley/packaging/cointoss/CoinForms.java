package dev.parley.packaging.cointoss;

import dev.parley.form.Forms;
import dev.parley.protocol.Codecs;
import dev.parley.protocol.EventForms;
import dev.parley.protocol.FormCodecs;
import dev.parley.protocol.MoveForms;
import java.lang.invoke.MethodHandles;

// #region forms
/** How a coin toss is written: its records say it all. */
final class CoinForms {
    private static final Forms FORMS = Forms.of(MethodHandles.lookup());

    static final Codecs<CoinRules, CoinMove, CoinEvent> CODECS = new FormCodecs<>(
            FORMS.record(CoinRules.class).withDefaults(new CoinRules(3_600)),
            MoveForms.of(FORMS.record(CoinMove.Lay.class), FORMS.record(CoinMove.Call.class)),
            EventForms.of(FORMS, CoinEvent.class));

    private CoinForms() {}
}
// #endregion forms
