// SPDX-License-Identifier: Apache-2.0
package dev.parley.api;

import dev.parley.model.PrincipalId;
import java.util.List;
import java.util.Optional;

/**
 * The draws of a negotiation.
 *
 * @param draws one for each item whose price was drawn, in the listing's order
 * @param auditor to whom the rules let them be opened without the parties' consent
 * @since 0.1.0
 */
public record DrawList(List<DrawView> draws, Optional<PrincipalId> auditor) {
    public DrawList {
        draws = List.copyOf(draws);
    }
}
