// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.bound;

import dev.parley.bargaining.ProgramSolver;
import dev.parley.bargaining.ProgramSolver.Program;
import dev.parley.bargaining.ProgramSolver.Row;
import dev.parley.laboratory.population.Distribution;
import dev.parley.laboratory.population.Population;
import dev.parley.laboratory.population.PrivateValues;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The greatest gains that any mechanism reaches in which telling the truth is an equilibrium, everybody takes part by
 * choice, and nobody pays in: a linear program over how often each type of seller sells to each type of the highest buyer.
 * Types are cells of a grid; as the grid gets finer, evenly spread values and costs tend to 9/64.
 *
 * <p>Needs private values and parties who are neutral to risk. With two and more buyers only the highest ever gets the
 * goods, which is best where values are spread regularly.
 *
 * <p>Source: Myerson and Satterthwaite, <i>Efficient mechanisms for bilateral trading</i> (1983).
 *
 * @param gains what the program reaches on the grid
 * @param gridLimit what no mechanism on the grid exceeds; follows from duality, without trusting the solver
 * @param limit the same on a grid so fine that it hardly matters
 * @since 0.1.0
 */
public record BestMechanism(double gains, double gridLimit, double limit) {
    /** Fine enough for two digits of efficiency. */
    public static final int CELLS = 16;

    /** With more buyers the limit is not worth its time: rivals leave hardly anything to lose. */
    public static final int MOST_BUYERS = 12;

    private static final int FINE_CELLS = 250;
    private static final int REGULAR_CELLS = 64;

    /**
     * Solves the program for every number of buyers that may come; they are known to come, and none is asked to pay for
     * another listing.
     *
     * @param cells of the grid on either side, at least 1
     * @throws ProgramSolver.UnsolvedProgramException if the solver gives up
     */
    public static BestMechanism of(Population population, ProgramSolver solver, int cells) {
        if (!(population.valuation() instanceof PrivateValues valuation)) {
            throw new IllegalArgumentException("the best mechanism is worked out for private values");
        }
        double gains = 0;
        double gridLimit = 0;
        double limit = 0;
        for (int buyers = 1; buyers <= population.buyers().most(); buyers++) {
            double share = population.buyers().share(buyers);
            if (share > 0) {
                BestMechanism best = of(population.costs(), valuation.values(), buyers, solver, cells);
                gains += share * best.gains;
                gridLimit += share * best.gridLimit;
                limit += share * best.limit;
            }
        }
        return new BestMechanism(gains, gridLimit, limit);
    }

    /**
     * What no mechanism exceeds, by duality alone: no solver is asked.
     *
     * @return empty where it is not known: common values, parties who mind risk, more than {@link #MOST_BUYERS} buyers, and
     *     two or more buyers whose values are not spread regularly, since then the highest of them need not be the best to
     *     sell to
     */
    public static OptionalDouble limit(Population population) {
        boolean neutral = population.buyerRisk() == 0 && population.sellerRisk() == 0;
        int most = population.buyers().most();
        if (!neutral || most > MOST_BUYERS || !(population.valuation() instanceof PrivateValues valuation)) {
            return OptionalDouble.empty();
        }
        Distribution values = valuation.values();
        if (most > 1 && !TypeCell.areRegular(TypeCell.ofHighest(values, 1, REGULAR_CELLS))) {
            return OptionalDouble.empty();
        }
        TypeCell[] sellers = TypeCell.ofSellers(population.costs(), FINE_CELLS);
        double limit = 0;
        for (int buyers = 1; buyers <= most; buyers++) {
            double share = population.buyers().share(buyers);
            limit += share > 0 ? share * limit(TypeCell.ofHighest(values, buyers, FINE_CELLS), sellers) : 0;
        }
        return OptionalDouble.of(limit);
    }

    private static BestMechanism of(
            Distribution costs, Distribution values, int buyers, ProgramSolver solver, int cells) {
        TypeCell[] highest = TypeCell.ofHighest(values, buyers, cells);
        TypeCell[] sellers = TypeCell.ofSellers(costs, cells);
        Program program = program(highest, sellers);
        double[] deals = solver.maximize(program);
        double gains = 0;
        for (int i = 0; i < deals.length; i++) {
            gains += program.linear()[i] * deals[i];
        }
        return new BestMechanism(
                gains,
                limit(highest, sellers),
                limit(TypeCell.ofHighest(values, buyers, FINE_CELLS), TypeCell.ofSellers(costs, FINE_CELLS)));
    }

    private static Program program(TypeCell[] highest, TypeCell[] sellers) {
        int size = highest.length * sellers.length;
        double[] worth = new double[size];
        double[] budget = new double[size];
        List<Row> rows = new ArrayList<>();
        for (int buyer = 0; buyer < highest.length; buyer++) {
            for (int seller = 0; seller < sellers.length; seller++) {
                int deal = buyer * sellers.length + seller;
                double weight = highest[buyer].weight() * sellers[seller].weight();
                worth[deal] = weight * (highest[buyer].worth() - sellers[seller].worth());
                budget[deal] = weight * (highest[buyer].virtual() - sellers[seller].virtual());
                double[] itself = new double[size];
                itself[deal] = 1;
                rows.add(new Row(itself, Double.NEGATIVE_INFINITY, 1));
            }
        }
        rows.add(Row.atLeast(budget, 0));
        addOrderOfBuyers(rows, highest, sellers);
        addOrderOfSellers(rows, highest, sellers);
        return new Program(worth, List.of(), rows);
    }

    /** A buyer to whom the goods are worth more gets them no less often. */
    private static void addOrderOfBuyers(List<Row> rows, TypeCell[] highest, TypeCell[] sellers) {
        for (int buyer = 1; buyer < highest.length; buyer++) {
            double[] more = new double[highest.length * sellers.length];
            for (int seller = 0; seller < sellers.length; seller++) {
                double weight = sellers[seller].weight();
                more[buyer * sellers.length + seller] = highest[buyer].chance() * weight;
                more[(buyer - 1) * sellers.length + seller] = -highest[buyer - 1].chance() * weight;
            }
            rows.add(Row.atLeast(more, 0));
        }
    }

    /** A seller to whom the goods are worth more sells no more often. */
    private static void addOrderOfSellers(List<Row> rows, TypeCell[] highest, TypeCell[] sellers) {
        for (int seller = 1; seller < sellers.length; seller++) {
            double[] less = new double[highest.length * sellers.length];
            for (int buyer = 0; buyer < highest.length; buyer++) {
                less[buyer * sellers.length + seller - 1] = highest[buyer].weight();
                less[buyer * sellers.length + seller] = -highest[buyer].weight();
            }
            rows.add(Row.atLeast(less, 0));
        }
    }

    /** The least of the bounds that prices of the budget give: it falls and then rises in the price. */
    private static double limit(TypeCell[] highest, TypeCell[] sellers) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 100; step++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (bound(highest, sellers, left) <= bound(highest, sellers, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return bound(highest, sellers, low);
    }

    /** All deals that pay where the budget has a price: (1 − p) for gains, p for the budget, over 1 − p. */
    private static double bound(TypeCell[] highest, TypeCell[] sellers, double price) {
        double sum = 0;
        for (TypeCell buyer : highest) {
            for (TypeCell seller : sellers) {
                double gain =
                        (1 - price) * (buyer.worth() - seller.worth()) + price * (buyer.virtual() - seller.virtual());
                sum += buyer.weight() * seller.weight() * Math.max(0, gain);
            }
        }
        return price >= 1 ? Double.POSITIVE_INFINITY : sum / (1 - price);
    }
}
