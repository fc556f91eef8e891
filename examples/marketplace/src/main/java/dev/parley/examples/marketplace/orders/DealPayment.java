package dev.parley.examples.marketplace.orders;

import org.jspecify.annotations.Nullable;

/** A deal to pay, by its id. */
public record DealPayment(@Nullable String deal) {}
