package dev.parley.examples.marketplace.spring;

import dev.parley.examples.marketplace.pages.Assets;
import dev.parley.examples.marketplace.pages.Page;
import dev.parley.examples.marketplace.pages.Pages;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
        for (Page page : pages.all()) {
            router.GET(
                    page.route(),
                    request -> ServerResponse.ok()
                            .contentType(HTML)
                            .cacheControl(CacheControl.noCache())
                            .body(pages.html(page)));
        }
        return router.GET("/assets/{*name}", request -> asset(request, assets)).build();
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
