// SPDX-License-Identifier: Apache-2.0
package dev.parley.settlement;

import dev.parley.model.Binding;

/**
 * Who cancels a deal.
 *
 * @since 0.1.0
 */
public enum Canceller {
    BUYER,
    SELLER,
    OPERATOR;

    /**
     * Whether the binding level lets this one cancel before payment: under no binding either party, on acceptance
     * neither, on payment the buyer; an operator always, as the last resort.
     */
    public boolean mayCancel(Binding binding) {
        return switch (this) {
            case OPERATOR -> true;
            case BUYER -> binding != Binding.ON_ACCEPTANCE;
            case SELLER -> binding == Binding.NOT_BINDING;
        };
    }
}
