package dev.parley.micronaut;

import dev.parley.settlement.DealTerms;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long deals wait for checkout.
 *
 * @param notBindingExpiry after an agreement that either party may still leave
 * @param onAcceptanceExpiry after an agreement that holds both
 * @param onPaymentExpiry after an agreement that only payment makes binding
 * @param checkoutExtension how much longer once checkout has begun
 */
@ConfigurationProperties("parley.deals")
record DealSettings(
        @Bindable(defaultValue = "7d") Duration notBindingExpiry,
        @Bindable(defaultValue = "7d") Duration onAcceptanceExpiry,
        @Bindable(defaultValue = "15m") Duration onPaymentExpiry,
        @Bindable(defaultValue = "15m") Duration checkoutExtension) {
    DealTerms terms() {
        return new DealTerms(notBindingExpiry, onAcceptanceExpiry, onPaymentExpiry);
    }
}
