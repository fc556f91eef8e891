// SPDX-License-Identifier: Apache-2.0
package dev.parley.resilience;

import dev.parley.port.Caller;
import java.net.http.HttpRequest;
import java.util.Optional;

/** Who sends a request. */
record Person(String principal, Optional<String> agent, Optional<Caller.Role> role) {
    static final Person HOST = new Person("shop", Optional.empty(), Optional.of(Caller.Role.HOST));
    static final Person EDITOR = new Person("pia", Optional.empty(), Optional.of(Caller.Role.POLICY_EDITOR));

    static Person named(String principal) {
        return new Person(principal, Optional.empty(), Optional.empty());
    }

    Person agent(String name) {
        return new Person(principal, Optional.of(name), role);
    }

    /** Signs a request with this person's name. */
    HttpRequest.Builder sign(HttpRequest.Builder request) {
        request.header(NamedCallers.PRINCIPAL, principal);
        agent.ifPresent(name -> request.header(NamedCallers.AGENT, name));
        role.ifPresent(which -> request.header(NamedCallers.ROLE, which.name()));
        return request;
    }
}
