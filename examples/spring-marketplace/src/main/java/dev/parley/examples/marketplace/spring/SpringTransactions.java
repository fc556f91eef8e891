// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.orders.Transactions;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Spring's transactions: Parley redeems a deal in the one that is current, beside the order's row. */
@Component
class SpringTransactions implements Transactions {
    @Override
    @Transactional
    public <T> T inOne(Supplier<T> work) {
        return work.get();
    }
}
