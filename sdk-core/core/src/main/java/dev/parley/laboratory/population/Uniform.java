// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

/**
 * Values evenly spread between two amounts.
 *
 * @param least below {@code most}
 * @since 0.1.0
 */
public record Uniform(double least, double most) implements Distribution {
    /**
     * Checks the amounts.
     *
     * @throws IllegalArgumentException if {@code least} is not below {@code most}, or one is no finite amount
     */
    public Uniform {
        Amounts.requireRising(least, most);
    }

    @Override
    public double quantile(double share) {
        return least + share * (most - least);
    }

    @Override
    public double below(double amount) {
        return Math.max(0, Math.min(1, (amount - least) / (most - least)));
    }

    @Override
    public double mean() {
        return (least + most) / 2;
    }

    @Override
    public Distribution moved(double factor, double shift) {
        Amounts.requirePositive("factor", factor);
        return new Uniform(factor * least + shift, factor * most + shift);
    }
}
