package dev.parley.model;

/** Who gets the last unit. */
public enum StockPolicy {
    /** Whoever agrees first: an agreement sets its units aside. */
    RESERVED_AT_AGREEMENT,
    /** Whoever pays first: redemption takes the units. */
    FIRST_TO_PAY
}
