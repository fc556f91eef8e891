// SPDX-License-Identifier: Apache-2.0
package dev.parley.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is wrong with a policy, rule by rule.
 *
 * <p>That a rule can never win is noticed when one single earlier rule takes everything of it; a rule that several
 * earlier ones share out between them is not noticed. Rules that are switched off are checked too, since they may be
 * switched on, but are never reported as unable to win.
 *
 * @since 0.1.0
 */
public final class PolicyCheck {
    private final Policy policy;
    private final KnownProtocols protocols;
    private final List<PolicyFault> faults = new ArrayList<>();
    private final Map<String, Integer> firstOfName = new HashMap<>();

    private PolicyCheck(Policy policy, KnownProtocols protocols) {
        this.policy = policy;
        this.protocols = protocols;
    }

    /** Everything wrong with a policy, in the order of its rules; nothing when it may be put in force as it is. */
    public static List<PolicyFault> faults(Policy policy, KnownProtocols protocols) {
        PolicyCheck check = new PolicyCheck(policy, protocols);
        for (int i = 0; i < policy.rules().size(); i++) {
            check.checkRule(i, policy.rules().get(i));
        }
        return List.copyOf(check.faults);
    }

    /** What an editor should know of a policy that may be in force all the same, in the order of its rules. */
    static List<PolicyFault> warnings(Policy policy) {
        KnownProtocols every = (protocol, parameters) -> Optional.of(List.of());
        return faults(policy, every).stream().filter(fault -> !fault.isError()).toList();
    }

    private void checkRule(int index, PolicyRule rule) {
        String pointer = "/rules/" + index;
        checkName(index, rule, pointer + "/name");
        boolean empty = checkPeriod(rule, pointer + "/effectiveUntil");
        empty |= checkPrice(rule, pointer + "/selector/price");
        checkProtocol(rule, pointer + "/choice");
        if (rule.enabled() && !empty) {
            checkShadow(index, rule, pointer);
        }
    }

    private void checkName(int index, PolicyRule rule, String pointer) {
        Integer first = firstOfName.putIfAbsent(rule.name(), index);
        if (first != null) {
            add(
                    PolicyFault.Code.DUPLICATE_NAME,
                    pointer,
                    "Rules " + (first + 1) + " and " + (index + 1) + " are both named \"" + rule.name()
                            + "\"; give each rule a name of its own.");
        }
    }

    private boolean checkPeriod(PolicyRule rule, String pointer) {
        boolean empty = rule.effectiveFrom()
                .flatMap(from -> rule.effectiveUntil().filter(until -> !until.isAfter(from)))
                .isPresent();
        if (empty) {
            add(
                    PolicyFault.Code.EMPTY_PERIOD,
                    pointer,
                    "Rule \"" + rule.name() + "\" ends before it begins or at the same instant;"
                            + " let it end later, or leave the end out.");
        }
        return empty;
    }

    private boolean checkPrice(PolicyRule rule, String pointer) {
        Optional<PriceRange> range = rule.selector().price().filter(PriceRange::isEmpty);
        range.ifPresent(empty -> add(
                PolicyFault.Code.EMPTY_PRICE_RANGE,
                pointer,
                "Rule \"" + rule.name() + "\" wants prices from "
                        + empty.text(empty.min().orElseThrow()) + " to "
                        + empty.text(empty.max().orElseThrow()) + ", and there are none."));
        return range.isPresent();
    }

    private void checkProtocol(PolicyRule rule, String pointer) {
        Choice choice = rule.choice();
        Optional<List<KnownProtocols.ParameterFault>> found = protocols.check(choice.protocol(), choice.parameters());
        if (found.isEmpty()) {
            add(
                    PolicyFault.Code.UNKNOWN_PROTOCOL,
                    pointer + "/protocol",
                    "Rule \"" + rule.name() + "\" chooses "
                            + choice.protocol().name() + " version "
                            + choice.protocol().version() + ", which this marketplace does not have.");
        }
        found.orElse(List.of())
                .forEach(fault -> add(
                        PolicyFault.Code.INVALID_PARAMETERS,
                        pointer + "/parameters" + fault.pointer(),
                        "Rule \"" + rule.name() + "\": " + fault.sentence()));
    }

    private void checkShadow(int index, PolicyRule rule, String pointer) {
        for (int earlier = 0; earlier < index; earlier++) {
            PolicyRule other = policy.rules().get(earlier);
            if (other.covers(rule)) {
                add(
                        PolicyFault.Code.NEVER_WINS,
                        pointer,
                        "Rule \"" + rule.name() + "\" can never win: rule \"" + other.name()
                                + "\" comes first and takes every listing of it. Move it up, or remove it.");
                return;
            }
        }
    }

    private void add(PolicyFault.Code code, String pointer, String sentence) {
        faults.add(new PolicyFault(code, pointer, sentence));
    }
}
