package dev.parley.examples.marketplace.pages;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Serves the shell of every page. What a page shows, its module fetches; nothing of a visitor is in the shell. */
@Controller
final class PageController {
    private static final String FILE = "/marketplace/page.html";
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private final String shell;

    PageController() {
        try (InputStream file = Objects.requireNonNull(PageController.class.getResourceAsStream(FILE), FILE)) {
            this.shell = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    @Get
    HttpResponse<String> catalogue() {
        return page("catalogue", "Good things, second hand");
    }

    @Get("/listings/{ref}")
    HttpResponse<String> listing(String ref) {
        return page("listing", "For sale");
    }

    @Get("/negotiations")
    HttpResponse<String> inbox() {
        return page("inbox", "Negotiations");
    }

    @Get("/negotiations/{id}")
    HttpResponse<String> negotiation(String id) {
        return page("negotiation", "Negotiation");
    }

    @Get("/checkout/{deal}")
    HttpResponse<String> checkout(String deal) {
        return page("checkout", "Checkout");
    }

    @Get("/buy/{ref}/{item}")
    HttpResponse<String> buy(String ref, String item) {
        return page("buy", "Checkout");
    }

    @Get("/orders")
    HttpResponse<String> orders() {
        return page("orders", "Orders");
    }

    @Get("/orders/{id}")
    HttpResponse<String> order(String id) {
        return page("order", "Order");
    }

    @Get("/mandates")
    HttpResponse<String> mandates() {
        return page("mandates", "What my agent may do");
    }

    @Get("/approvals")
    HttpResponse<String> approvals() {
        return page("approvals", "Approvals");
    }

    @Get("/policy")
    HttpResponse<String> policy() {
        return page("policy", "Policy");
    }

    @Get("/sign-in")
    HttpResponse<String> signIn() {
        return page("sign-in", "Sign in");
    }

    private HttpResponse<String> page(String module, String title) {
        return HttpResponse.ok(shell.replace("{{module}}", module).replace("{{title}}", title))
                .contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding(StandardCharsets.UTF_8)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-cache");
    }
}
