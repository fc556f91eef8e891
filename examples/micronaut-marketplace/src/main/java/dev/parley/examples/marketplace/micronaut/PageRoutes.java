// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.pages.Page;
import dev.parley.examples.marketplace.pages.Pages;
import io.micronaut.context.ExecutionHandleLocator;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.DefaultRouteBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Leads to a page from the path of each. */
@Singleton
@SuppressWarnings("overrides") // Micronaut's own: it drops the dots of varargs
final class PageRoutes extends DefaultRouteBuilder {
    PageRoutes(ExecutionHandleLocator handles, UriNamingStrategy naming, ConversionService conversion) {
        super(handles, naming, conversion);
    }

    @Inject
    void route(Pages pages, PageController controller) {
        for (Page page : pages.all()) {
            GET(page.route(), controller, "show", HttpRequest.class);
            HEAD(page.route(), controller, "show", HttpRequest.class);
        }
    }
}
