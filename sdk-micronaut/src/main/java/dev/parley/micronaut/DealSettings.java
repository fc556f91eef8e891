// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.settlement.DealTerms;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long deals wait for checkout.
 *
 * @param notBinding after an agreement that either party may still leave
 * @param onAcceptance after an agreement that holds both
 * @param onPayment after an agreement that only payment makes binding
 * @param checkoutExtension how much longer once checkout has begun, an hour at most
 */
@ConfigurationProperties("parley.deals")
record DealSettings(
        @Bindable(defaultValue = "7d") Duration notBinding,
        @Bindable(defaultValue = "7d") Duration onAcceptance,
        @Bindable(defaultValue = "15m") Duration onPayment,
        @Bindable(defaultValue = "15m") Duration checkoutExtension) {
    DealSettings {
        Setting.bounded("parley.deals.checkout-extension", checkoutExtension);
        Setting.positive("parley.deals.not-binding", notBinding);
        Setting.positive("parley.deals.on-acceptance", onAcceptance);
        Setting.positive("parley.deals.on-payment", onPayment);
    }

    DealTerms terms() {
        return new DealTerms(notBinding, onAcceptance, onPayment);
    }
}
