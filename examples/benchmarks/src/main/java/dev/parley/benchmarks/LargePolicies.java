// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks;

import dev.parley.port.Caller;
import java.util.LinkedHashMap;
import java.util.Map;

/** The largest policies: published, tried on listings, and consulted by openings on a listing that only the last rule is for. */
final class LargePolicies implements LargestAccepted.LargeStory {
    private static final Caller EDITOR = LargeMarketplace.EVERYBODY;

    private final MeasuredClient client;
    private final Map<String, String> policies = new LinkedHashMap<>();
    private final String listing = Valid.listing("c", Valid.item("i", ""));

    LargePolicies(MeasuredClient client, Valid valid) {
        this.client = client;
        valid.acceptedPolicies().forEach((what, policy) -> policies.put(what, policy));
    }

    @Override
    public void play(String name) {
        client.send("putListing, a small one", EDITOR, "PUT", "/listings/small-" + name, listing, Map.of());
        String before = client.get("getPolicy", EDITOR, "/policy").text();
        String rules = before.substring(before.indexOf("\"rules\":"), before.lastIndexOf("],") + 1);
        policies.forEach((what, policy) -> {
            LargestAccepted.publish(client, "publishPolicy, " + what, policy);
            client.post(
                    "openNegotiation, under " + what,
                    Caller.person("opener " + what),
                    "/negotiations",
                    "{\"listing\":\"small-" + name + "\"}");
            client.post(
                    "dryRunPolicy, " + what,
                    EDITOR,
                    "/policy/dry-run",
                    "{\"listings\":[\"small-" + name + "\"],\"draft\":" + policy + "}");
        });
        LargestAccepted.publish(client, "publishPolicy", "{" + rules + "}");
        client.get("listPolicyVersions, the longest page", EDITOR, "/policy/versions?limit=200");
    }
}
