// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.people.Agent;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be set of the marketplace.
 *
 * @param agents the software agents that may call the facade
 * @param testClock whether the clock stands until a test moves it
 * @param populated whether a marketplace without talks opens some when it starts
 */
@ConfigurationProperties("marketplace")
record MarketplaceProperties(
        @DefaultValue List<Agent> agents,
        @DefaultValue("false") boolean testClock,
        @DefaultValue("false") boolean populated) {}
