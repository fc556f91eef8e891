// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.api.Deals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** In the host's own H2. */
@TestPropertySource(properties = {"spring.datasource.url=jdbc:h2:mem:whole;DB_CLOSE_DELAY=-1"})
final class WholeNegotiationOnH2Test extends WholeNegotiation {
    @Autowired
    WholeNegotiationOnH2Test(@LocalServerPort int port, Marketplace.Checkout checkout, Deals deals) {
        super(port, checkout, deals);
    }
}
