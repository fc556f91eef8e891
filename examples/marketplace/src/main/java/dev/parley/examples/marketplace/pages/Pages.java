// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The browser's pages: one shell for all. What a page shows, its module fetches; nothing of a visitor is in the shell. */
public final class Pages {
    private static final String SHELL = "/marketplace/page.html";
    private static final String NOT_FOUND = "/marketplace/not-found.html";
    private static final List<Page> ALL = List.of(
            new Page("/", "catalogue", "Good things, second hand"),
            new Page("/listings/{ref}", "listing", "For sale"),
            new Page("/auctions", "auctions", "Auctions"),
            new Page("/auctions/{id}", "auction", "Auction"),
            new Page("/negotiations", "inbox", "Negotiations"),
            new Page("/negotiations/{id}", "negotiation", "Negotiation"),
            new Page("/checkout/{negotiation}", "checkout", "Checkout"),
            new Page("/buy/{ref}/{item}", "buy", "Checkout"),
            new Page("/orders", "orders", "Orders"),
            new Page("/orders/{id}", "order", "Order"),
            new Page("/for-you", "for-you", "For you"),
            new Page("/mandates", "mandates", "What my agent may do"),
            new Page("/approvals", "approvals", "Approvals"),
            new Page("/policy", "policy", "Policy"),
            new Page("/advice", "advice", "Which procedure to choose"),
            new Page("/explorer", "explorer", "How sealed bids find a price"),
            new Page("/verify", "verify", "Check how a price was drawn"),
            new Page("/states", "states", "Every state after the story"),
            new Page("/tour", "tour", "A tour of both sides"),
            new Page("/sign-in", "sign-in", "Sign in"));

    private final String shell = text(SHELL);
    private final String notFound = text(NOT_FOUND);

    /** All of them, for a framework's router. */
    public List<Page> all() {
        return ALL;
    }

    /** The page at a path. */
    public Optional<Page> at(String path) {
        return ALL.stream().filter(page -> page.isAt(path)).findFirst();
    }

    /** A page as HTML. */
    public String html(Page page) {
        return shell.replace("{{module}}", page.module()).replace("{{title}}", page.title());
    }

    /** What a browser shows where there is no page. */
    public String notFound() {
        return notFound;
    }

    private static String text(String name) {
        try (InputStream file = Objects.requireNonNull(Pages.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
