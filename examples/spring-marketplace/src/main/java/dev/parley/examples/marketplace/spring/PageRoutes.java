// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.pages.Assets;
import dev.parley.examples.marketplace.pages.Pages;
import dev.parley.examples.marketplace.web.Fault;
import dev.parley.examples.marketplace.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the pages' shell at the path of each, and what the pages are made of. */
@Configuration(proxyBeanMethods = false)
class PageRoutes {
    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @Bean
    RouterFunction<ServerResponse> pageRouter(Pages pages, Assets assets) {
        RouterFunctions.Builder router = RouterFunctions.route();
        pages.all().forEach(page -> readable(router, page.route(), request -> page(pages.html(page))));
        readable(router, "/assets/{*name}", request -> asset(request, assets));
        return router.build();
    }

    /** Leads to something that is there to be read, and to nothing else. */
    private static void readable(RouterFunctions.Builder router, String route, HandlerFunction<ServerResponse> show) {
        router.GET(route, show).HEAD(route, show).route(RequestPredicates.path(route), request -> notAllowed());
    }

    private static ServerResponse page(String html) {
        return ServerResponse.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .body(html);
    }

    private static ServerResponse notAllowed() {
        Problem problem = Problem.of(Fault.METHOD_NOT_ALLOWED);
        return ServerResponse.status(problem.status())
                .headers(headers -> problem.headers().forEach(headers::set))
                .header(HttpHeaders.ALLOW, Problem.allow(Stream.of("GET")))
                .body(problem);
    }

    private static ServerResponse asset(ServerRequest request, Assets assets) {
        Assets.Reply reply = assets.reply(
                request.pathVariable("name").substring(1),
                header(request, HttpHeaders.ACCEPT_ENCODING),
                header(request, HttpHeaders.IF_NONE_MATCH));
        return ServerResponse.status(reply.status())
                .headers(headers -> reply.headers().forEach(headers::set))
                .body(reply.body());
    }

    private static Optional<String> header(ServerRequest request, String name) {
        return Optional.ofNullable(request.headers().firstHeader(name));
    }
}
