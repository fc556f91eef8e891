// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

import dev.parley.model.Json;
import dev.parley.model.PrincipalId;
import java.util.List;
import java.util.Optional;

/**
 * A protocol in which chance decides something, verifiably.
 *
 * @param <S> its state
 * @since 0.1.0
 */
public interface Draws<S> {
    /** The draws that have decided something and can be opened now, in the listing's order. */
    List<SettledDraw> draws(S state);

    /** To whom the rules let draws be opened without the parties' consent; nobody with a seat. */
    Optional<PrincipalId> auditor(S state);

    /**
     * What opens a draw to whoever may see it: the seed, and as much of the transcript as recomputing it takes.
     *
     * @param draw one of {@link #draws}
     * @param seed behind the draw's commitment
     * @param transcript with every part present, as the audit format exports it
     */
    Json openDraw(SettledDraw draw, DrawSeed seed, Json transcript);
}
