// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import java.util.function.Function;

/** What the facade says to an arrival. Closed for ever. */
public sealed interface Admission {
    /** The result of the case that this admission is. */
    <T> T match(Function<Exchange, T> admitted, Function<Reply, T> refused);

    /** It fits the contract: let the framework go on to the controller. */
    record Admitted(Exchange exchange) implements Admission {
        @Override
        public <T> T match(Function<Exchange, T> admitted, Function<Reply, T> refused) {
            return admitted.apply(exchange);
        }
    }

    /** It goes no further, for it does not fit or needs no controller: write this. */
    record Refused(Reply reply) implements Admission {
        @Override
        public <T> T match(Function<Exchange, T> admitted, Function<Reply, T> refused) {
            return refused.apply(reply);
        }
    }
}
