// SPDX-License-Identifier: Apache-2.0
package dev.parley.testing;

import java.util.function.Supplier;

/** Ends a walk at the first law that is broken; never leaves this package. */
final class LawBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Law law;
    private final String what;

    LawBroken(Law law, String what) {
        super(law + ": " + what);
        this.law = law;
        this.what = what;
    }

    LawBroken(Law law, String what, RuntimeException cause) {
        super(law + ": " + what, cause);
        this.law = law;
        this.what = what;
    }

    Law law() {
        return law;
    }

    String what() {
        return what;
    }

    static void require(boolean holds, Law law, Supplier<String> what) {
        if (!holds) {
            throw new LawBroken(law, what.get());
        }
    }

    /** The result of a call that the law forbids to throw. */
    static <T> T calm(Law law, Supplier<T> call, Supplier<String> during) {
        try {
            return call.get();
        } catch (LawBroken e) {
            throw e;
        } catch (RuntimeException e) {
            throw new LawBroken(law, during.get() + " threw " + e, e);
        }
    }
}
