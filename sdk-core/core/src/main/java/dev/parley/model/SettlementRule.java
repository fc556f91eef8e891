package dev.parley.model;

/** Which awards become deals, and when. Open for more kinds: read {@link #name}. */
public sealed interface SettlementRule {
    /** The stable name in rules and on the wire. */
    String name();

    /** Every award is a deal at once. */
    record EachItem() implements SettlementRule {
        @Override
        public String name() {
            return "each-item";
        }
    }

    /** One deal over every item of the negotiation, or none. */
    record All() implements SettlementRule {
        @Override
        public String name() {
            return "all";
        }
    }

    /** The rule {@link EachItem}. */
    SettlementRule EACH_ITEM = new EachItem();

    /** The rule {@link All}. */
    SettlementRule ALL = new All();

    /**
     * The rule of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static SettlementRule named(String name) {
        return switch (name) {
            case "each-item" -> EACH_ITEM;
            case "all" -> ALL;
            default -> throw new IllegalArgumentException("settlement must be each-item or all");
        };
    }
}
