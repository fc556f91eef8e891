// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violations;
import dev.parley.model.Json;

/** Anything: another schema than the contract's says what it may be. */
record FreeShape() implements Shape {
    static final FreeShape ANYTHING = new FreeShape();

    @Override
    public void check(Json value, Pointer pointer, Violations found) {}
}
