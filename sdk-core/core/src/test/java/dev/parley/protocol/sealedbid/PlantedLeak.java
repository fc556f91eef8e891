// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol.sealedbid;

import static dev.parley.protocol.sealedbid.Goods.VASE;

import dev.parley.model.Seat;
import dev.parley.model.SeatId;
import dev.parley.protocol.Viewer;
import dev.parley.protocol.sealedbid.SealedEvent.ItemSettled;
import dev.parley.protocol.sealedbid.Submission.Bid;
import java.util.List;
import java.util.Optional;

/** What explanations must not tell, each planted once: that it is found shows that the search could find it. */
enum PlantedLeak {
    /** Whether another side called a price fair, where prices are drawn. */
    FAIR_PRICE {
        @Override
        boolean tells(SealedState state, List<Bid> others, Optional<Bid> own) {
            return sold(state) && others.stream().anyMatch(bid -> bid.fair().isPresent());
        }
    },
    /** Whether chance had any say in a price that was drawn. */
    POINT {
        @Override
        boolean tells(SealedState state, List<Bid> others, Optional<Bid> own) {
            return sold(state)
                    && own.filter(bid -> others.stream().anyMatch(other -> other.price() == bid.price()))
                            .isPresent()
                    && state.table().rules().pricing() instanceof Pricing.Draw;
        }
    },
    /** Whether prices missed each other, or nobody else stated one. */
    SILENCE {
        @Override
        boolean tells(SealedState state, List<Bid> others, Optional<Bid> own) {
            return !sold(state) && others.isEmpty();
        }
    },
    /** Whether the reserve made the price, or a bid that did not win. */
    RESERVE {
        @Override
        boolean tells(SealedState state, List<Bid> others, Optional<Bid> own) {
            return sold(state)
                    && state.table().rules().isAuction()
                    && price(state)
                            == state.table()
                                    .reserve(VASE)
                                    .orElse(state.table().lot(VASE).price().min());
        }
    },
    /** Whether a bid lost by a tie alone. */
    TIE {
        @Override
        boolean tells(SealedState state, List<Bid> others, Optional<Bid> own) {
            long most = others.stream().mapToLong(Bid::price).max().orElse(-1);
            return sold(state)
                    && state.table().rules().isAuction()
                    && own.filter(bid -> bid.price() == most).isPresent();
        }
    },
    /** Whether a rival's price, told to nobody else, is high. */
    PRICE {
        @Override
        boolean tells(SealedState state, List<Bid> others, Optional<Bid> own) {
            return sold(state)
                    && state.table().rules().pricing().text().equals(AuctionPricing.PAY_AS_BID.text())
                    && price(state) > RandomRun.TICK * RandomRun.LEVELS / 2;
        }
    };

    abstract boolean tells(SealedState state, List<Bid> others, Optional<Bid> own);

    boolean hint(SealedState state, Viewer viewer) {
        Optional<SeatId> self = viewer.ownSeat();
        List<Bid> others = state.seats().stream()
                .map(Seat::id)
                .filter(seat -> self.filter(seat::equals).isEmpty())
                .flatMap(seat -> bid(state, seat).stream())
                .toList();
        return tells(state, others, self.flatMap(seat -> bid(state, seat)));
    }

    private static Optional<Bid> bid(SealedState state, SeatId seat) {
        return state.submission(seat).flatMap(submission -> submission.bid(VASE));
    }

    private static boolean sold(SealedState state) {
        return settled(state).filter(item -> !item.sales().isEmpty()).isPresent();
    }

    private static long price(SealedState state) {
        return settled(state).orElseThrow().sales().get(0).price();
    }

    private static Optional<ItemSettled> settled(SealedState state) {
        return state.outcome().settled().stream()
                .filter(item -> item.item().equals(VASE))
                .findFirst();
    }
}
