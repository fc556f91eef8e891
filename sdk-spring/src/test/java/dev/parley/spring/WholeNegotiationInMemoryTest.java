// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.api.Deals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** In memory, hung on the callbacks of the host's transactions. */
@TestPropertySource(
        properties = {"spring.datasource.url=jdbc:h2:mem:beside;DB_CLOSE_DELAY=-1", "parley.in-memory=true"})
final class WholeNegotiationInMemoryTest extends WholeNegotiation {
    @Autowired
    WholeNegotiationInMemoryTest(@LocalServerPort int port, Marketplace.Checkout checkout, Deals deals) {
        super(port, checkout, deals);
    }
}
