// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

/** Drafts of mandates. */
final class Mandates {
    private Mandates() {}

    /** A buyer's agent that may spend so much in all, and must ask from a certain amount. */
    static String draft(String agent, long budget, long approvalFrom) {
        return """
                {"agent":"%s","role":"BUYER","currency":"EUR","taxIncluded":true,"shippingIncluded":false,
                 "scope":{"anything":true,"categories":[],"listings":[],"sellers":[]},
                 "bounds":{"issues":[],"budget":%s,"perDeal":%s,"approvalFrom":%s},
                 "conduct":{"kinds":["offer","counter","accept","reject","withdraw"],"minSecondsBetweenMoves":0,
                            "disclosure":[]},
                 "validFrom":"2026-11-01T00:00:00Z","validUntil":"2027-11-01T00:00:00Z"}
                """.formatted(agent, Shop.euros(budget), Shop.euros(budget), Shop.euros(approvalFrom));
    }
}
