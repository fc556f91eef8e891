// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.adapter.http.contract.Contract;
import dev.parley.adapter.http.contract.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The contract's paths. Where two fit, the one with more literal segments wins. */
final class RouteTable {
    private final List<Route> routes;

    RouteTable(Contract contract) {
        this.routes = contract.operations().stream()
                .map(operation -> new Route(operation, operation.segments()))
                .sorted(Comparator.comparingLong(Route::parameters))
                .toList();
    }

    /**
     * Where a path leads.
     *
     * @param operation what the method asks for; empty when the path does not take it
     * @param raw the path's parameters by name, percent-encoded
     * @param allow the methods that the path takes, sorted; empty when there is no such path
     */
    record Match(Optional<Operation> operation, Map<String, String> raw, String allow) {}

    private record Route(Operation operation, List<String> segments) {
        long parameters() {
            return segments.stream().filter(Route::isParameter).count();
        }

        static boolean isParameter(String segment) {
            return segment.startsWith("{");
        }

        boolean fits(List<String> path) {
            if (path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                boolean fits = isParameter(segments.get(i))
                        ? isName(path.get(i))
                        : segments.get(i).equals(path.get(i));
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        /** Dots are steps in a path, and servers take them before anybody sees them. */
        private static boolean isName(String raw) {
            return !raw.isEmpty() && !raw.equals(".") && !raw.equals("..");
        }

        Map<String, String> raw(List<String> path) {
            Map<String, String> raw = new LinkedHashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (isParameter(segment)) {
                    raw.put(segment.substring(1, segment.length() - 1), path.get(i));
                }
            }
            return raw;
        }
    }

    Match match(String method, String rawPath) {
        List<String> path =
                rawPath.startsWith("/") ? List.of(rawPath.substring(1).split("/", -1)) : List.of();
        List<Route> fitting = new ArrayList<>();
        routes.stream().filter(route -> route.fits(path)).forEach(fitting::add);
        TreeSet<String> methods = new TreeSet<>();
        fitting.forEach(route -> methods.add(route.operation().method()));
        return fitting.stream()
                .filter(route -> route.operation().method().equals(method))
                .findFirst()
                .map(route -> new Match(Optional.of(route.operation()), route.raw(path), String.join(", ", methods)))
                .orElseGet(() -> new Match(Optional.empty(), Map.of(), String.join(", ", methods)));
    }
}
