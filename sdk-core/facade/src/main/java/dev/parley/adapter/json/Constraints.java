// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.json;

import dev.parley.application.command.Violation;
import java.util.List;
import java.util.function.Function;

/**
 * The constraints of Jakarta Validation that the generated models carry. Parley brings no provider, for its mere presence
 * would switch validation on in a host that has none; where Hibernate Validator is on the class path it is asked too.
 * Either way the contract's shapes have held the JSON to the same beforehand.
 */
final class Constraints {
    private Constraints() {}

    /** What finds a model's violations: nothing ever where there is no provider. Names none of its types itself. */
    static Function<Object, List<Violation>> present() {
        try {
            return new HibernateConstraints();
        } catch (NoClassDefFoundError e) {
            return model -> List.of();
        }
    }
}
