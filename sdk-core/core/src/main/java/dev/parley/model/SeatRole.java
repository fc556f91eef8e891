package dev.parley.model;

/** What a seat does in a negotiation. */
public enum SeatRole {
    BUYER,
    SELLER,
    /** Proposes or decides between the others, without money or goods of its own. */
    MEDIATOR
}
