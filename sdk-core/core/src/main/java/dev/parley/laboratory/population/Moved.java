// SPDX-License-Identifier: Apache-2.0
package dev.parley.laboratory.population;

/** A distribution whose values are multiplied and then moved. */
record Moved(Distribution of, double factor, double shift) implements Distribution {
    Moved {
        Amounts.requirePositive("factor", factor);
        Amounts.requireFinite("shift", shift);
    }

    @Override
    public double least() {
        return moved(of.least());
    }

    @Override
    public double most() {
        return moved(of.most());
    }

    @Override
    public double quantile(double share) {
        return moved(of.quantile(share));
    }

    @Override
    public double quantileAbove(double share) {
        return moved(of.quantileAbove(share));
    }

    @Override
    public double below(double amount) {
        return of.below((amount - shift) / factor);
    }

    @Override
    public double mean() {
        return moved(of.mean());
    }

    @Override
    public double[] cuts(int most) {
        return of.cuts(most);
    }

    private double moved(double value) {
        return factor * value + shift;
    }
}
