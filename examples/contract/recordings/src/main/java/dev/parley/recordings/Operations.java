// SPDX-License-Identifier: Apache-2.0
package dev.parley.recordings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The contract's operations, as the marketplace itself serves the contract. */
final class Operations {
    private static final Pattern LINE = Pattern.compile("(?m)^  (/\\S*):$|^    ([a-z]+):$|^      operationId: (\\w+)$");

    private final List<Operation> all = new ArrayList<>();

    private record Operation(String name, String method, Pattern path) {}

    private Operations(String contract) {
        Matcher lines = LINE.matcher(contract);
        String path = "";
        String method = "";
        while (lines.find()) {
            if (lines.group(1) != null) {
                path = lines.group(1);
            } else if (lines.group(2) != null) {
                method = lines.group(2).toUpperCase(java.util.Locale.ROOT);
            } else {
                all.add(new Operation(lines.group(3), method, pattern(path)));
            }
        }
        if (all.size() < 40) {
            throw new IllegalStateException("the contract has but " + all.size() + " operations");
        }
    }

    static Operations of(Marketplace marketplace) {
        return new Operations(
                marketplace.send(Request.get("", "/parley.yaml"), Fault.NONE).body());
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(path.replaceAll("\\{\\w+}", "[^/]+"));
    }

    List<String> names() {
        return all.stream().map(Operation::name).toList();
    }

    /** The operation that a request is for; {@code none} when there is none. */
    String of(Request request) {
        return all.stream()
                .filter(one -> one.method.equals(request.method())
                        && one.path.matcher(request.path()).matches())
                .map(Operation::name)
                .findFirst()
                .orElse("none");
    }
}
