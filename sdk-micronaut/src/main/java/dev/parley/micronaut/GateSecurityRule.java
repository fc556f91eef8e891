// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.IpPatternsRule;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/**
 * Leaves it to the facade to turn away who is not authenticated, in Parley's words. Addresses that the host shuts out
 * stay out.
 */
@Singleton
@OverHttp
@Requires(classes = SecurityRule.class)
final class GateSecurityRule implements SecurityRule<HttpRequest<?>> {
    private final Prefix prefix;

    GateSecurityRule(Prefix prefix) {
        this.prefix = prefix;
    }

    @Override
    public int getOrder() {
        return IpPatternsRule.ORDER + 1;
    }

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        boolean ours = request != null && prefix.holds(request);
        return Publishers.just(ours ? SecurityRuleResult.ALLOWED : SecurityRuleResult.UNKNOWN);
    }
}
