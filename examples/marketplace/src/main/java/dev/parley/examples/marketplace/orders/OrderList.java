// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.orders;

import java.util.List;

/** Orders, newest first. */
public record OrderList(List<Order> items) {}
