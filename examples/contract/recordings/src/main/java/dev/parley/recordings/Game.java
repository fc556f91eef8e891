// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A family of negotiations, as those who play it know it: from its schemas and its guide page. */
interface Game {
    /** The protocol of a sequence. */
    String protocol();

    /** Public parameters, all that the family has being drawn some time. */
    ObjectNode parameters(Dice dice);

    /** The listing that it is about. */
    ObjectNode listing(Dice dice);

    /** How awards become deals. */
    default String settlement(Dice dice) {
        return dice.percent(65) ? "each-item" : "all";
    }

    /** What the seller keeps to itself on that listing. */
    Optional<ObjectNode> privateTerms(Dice dice, JsonNode listing);

    /** Whether the seller opens. */
    default boolean sellerOpens() {
        return false;
    }

    /** Whether buyers join. */
    default boolean joins() {
        return false;
    }

    /** Whether it is the clock that closes it, so that something comes of it only afterwards. */
    default boolean closesByTheClock() {
        return false;
    }

    /** Who mediates. */
    default Optional<String> mediator() {
        return Optional.empty();
    }

    /** The kinds of move that there are. */
    List<String> kinds();

    /** A move that a view allows its viewer. */
    ObjectNode move(Dice dice, JsonNode view, JsonNode action);

    /** A first move that comes with the opening. */
    default Optional<ObjectNode> first(Dice dice, JsonNode listing) {
        return Optional.empty();
    }

    /** A time after which something may be over, in seconds. */
    long seconds(Dice dice, JsonNode parameters);
}
