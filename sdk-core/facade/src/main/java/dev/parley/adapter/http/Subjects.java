// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.Parley;
import dev.parley.api.Autopilots;
import dev.parley.api.Deals;
import dev.parley.api.Draws;
import dev.parley.api.Erasures;
import dev.parley.api.Keys;
import dev.parley.api.Laboratory;
import dev.parley.api.Listings;
import dev.parley.api.Mandates;
import dev.parley.api.Negotiations;
import dev.parley.api.Policies;
import dev.parley.api.Principals;
import dev.parley.api.Protocols;

/** The use cases that the facade calls, a subject each. */
public record Subjects(
        Protocols protocols,
        Listings listings,
        Negotiations negotiations,
        Draws draws,
        Mandates mandates,
        Principals principals,
        Policies policies,
        Laboratory laboratory,
        Autopilots autopilots,
        Deals deals,
        Erasures erasures,
        Keys keys) {

    /** The use cases of a Parley. */
    public static Subjects of(Parley parley) {
        return new Subjects(
                parley.protocols(),
                parley.listings(),
                parley.negotiations(),
                parley.draws(),
                parley.mandates(),
                parley.principals(),
                parley.policies(),
                parley.laboratory(),
                parley.autopilots(),
                parley.deals(),
                parley.erasures(),
                parley.keys());
    }
}
