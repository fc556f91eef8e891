// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.micronaut;

import dev.parley.examples.marketplace.pages.Assets;
import dev.parley.examples.marketplace.pages.Page;
import dev.parley.examples.marketplace.pages.Pages;
import io.micronaut.context.annotation.Executable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Serves the pages' shell, and what the pages are made of. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class PageController {
    static final MediaType HTML = MediaType.of("text/html;charset=UTF-8");

    private final Pages pages;
    private final Assets assets;

    PageController(Pages pages, Assets assets) {
        this.pages = pages;
        this.assets = assets;
    }

    /** The page at the path that was asked for. */
    @Executable
    HttpResponse<String> show(HttpRequest<?> request) {
        return pages.at(request.getPath()).map(this::html).orElseThrow();
    }

    private HttpResponse<String> html(Page page) {
        return HttpResponse.ok(pages.html(page)).contentType(HTML).header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    @Get("/assets/{+name}")
    HttpResponse<?> asset(HttpRequest<?> request, String name) {
        Assets.Reply reply = assets.reply(
                name,
                request.getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING),
                request.getHeaders().getFirst(HttpHeaders.IF_NONE_MATCH));
        MutableHttpResponse<byte[]> response = HttpResponse.status(reply.status(), "");
        if (reply.body().length > 0) {
            response.body(reply.body());
        }
        reply.headers().forEach(response::header);
        return response;
    }
}
