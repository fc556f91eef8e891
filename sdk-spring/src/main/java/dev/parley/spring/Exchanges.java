// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Exchange;
import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The exchange of an admitted request, kept on the request. */
final class Exchanges {
    private static final String ATTRIBUTE = Exchange.class.getName();

    private Exchanges() {}

    static void keep(Exchange exchange, ServletRequest on) {
        on.setAttribute(ATTRIBUTE, exchange);
    }

    static Optional<Exchange> of(ServletRequest request) {
        return Optional.ofNullable((Exchange) request.getAttribute(ATTRIBUTE));
    }

    /** That of the request which this thread answers. */
    static Exchange current() {
        Object exchange = RequestContextHolder.currentRequestAttributes()
                .getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        if (exchange == null) {
            throw new IllegalStateException("the request was not admitted");
        }
        return (Exchange) exchange;
    }
}
