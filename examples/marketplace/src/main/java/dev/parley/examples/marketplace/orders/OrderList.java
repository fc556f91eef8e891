package dev.parley.examples.marketplace.orders;

import java.util.List;

/** Orders, newest first. */
public record OrderList(List<Order> items) {}
