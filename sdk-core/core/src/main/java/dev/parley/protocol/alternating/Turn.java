package dev.parley.protocol.alternating;

import java.util.Optional;

/** Who may put an offer on an empty table. */
public enum Turn {
    BUYER("buyer"),
    SELLER("seller"),
    /** Whoever comes first. */
    EITHER("either");

    private final String text;

    Turn(String text) {
        this.text = text;
    }

    static Turn of(Side side) {
        return side == Side.BUYER ? BUYER : SELLER;
    }

    /** Whether a side may make an offer. */
    public boolean includes(Side side) {
        return this == EITHER || this == of(side);
    }

    /** The one side whose turn it is; empty when either may. */
    public Optional<Side> side() {
        return switch (this) {
            case BUYER -> Optional.of(Side.BUYER);
            case SELLER -> Optional.of(Side.SELLER);
            case EITHER -> Optional.empty();
        };
    }

    /** The stable name in rules and views. */
    public String text() {
        return text;
    }
}
