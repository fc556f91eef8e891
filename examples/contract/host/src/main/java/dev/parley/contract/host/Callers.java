// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.host;

import dev.parley.model.AgentId;
import dev.parley.model.PrincipalId;
import dev.parley.model.Tenant;
import dev.parley.port.Caller;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Callers as the suite writes them: {@code [tenant:]principal[/agent][;ROLE[,ROLE]]}. */
final class Callers {
    private static final Pattern FORM =
            Pattern.compile("(?:([a-z]+):)?([a-z]+)(?:/([a-z]+))?(?:;([A-Z_]+(?:,[A-Z_]+)*))?");

    private Callers() {}

    static Caller read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no caller: " + text);
        }
        return new Caller(
                Optional.ofNullable(parts.group(1)).map(Tenant::new).orElse(Caller.MAIN),
                new PrincipalId(parts.group(2)),
                Optional.ofNullable(parts.group(3)).map(AgentId::new),
                Optional.ofNullable(parts.group(4)).map(Callers::roles).orElse(Set.of()));
    }

    private static Set<Caller.Role> roles(String listed) {
        return Arrays.stream(listed.split(",", -1)).map(Caller.Role::valueOf).collect(Collectors.toSet());
    }
}
