// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two pieces over which sealed bids are made, one negotiation to a buyer; the seller looks on. */
final class SealedStall {
    static final String SELLER = "sara";

    private static final Pattern ID = Pattern.compile("\"id\":\"(neg_[^\"]+)\"");
    private static final String POLICY = """
            {"rules":[{"name":"slow ones","selector":{"categories":["slow"]},"choice":{"protocol":"slow-bid","version":1,
             "settlement":"each-item"}},{"name":"others","choice":{"protocol":"sealed-bid","version":1,
             "settlement":"each-item"}}]}""";

    private final Exchange exchange;
    private int keys;

    SealedStall(Exchange exchange) {
        this.exchange = exchange;
    }

    void open() throws IOException {
        send(200, "PUT", "/policy", "shop", POLICY, "If-Match: \"0\"");
        for (String listing : List.of("sound", "slow")) {
            String items = Stream.of("lamp", "vase").map(SealedStall::item).collect(Collectors.joining(","));
            String body = "{\"seller\":\"sara\",\"category\":\"" + listing + "\",\"taxIncluded\":true,"
                    + "\"shippingIncluded\":true,\"binding\":\"ON_ACCEPTANCE\",\"stockPolicy\":"
                    + "\"RESERVED_AT_AGREEMENT\",\"items\":[" + items + "]}";
            send(200, "PUT", "/listings/" + listing, "shop", body);
        }
    }

    private static String item(String id) {
        return "{\"id\":\"" + id + "\",\"title\":\"A piece\",\"stock\":1000000,\"listPrice\":" + euros(10_000)
                + ",\"issues\":[{\"id\":\"price\",\"role\":\"UNIT_PRICE\",\"domain\":{\"type\":\"price\","
                + "\"currency\":\"EUR\",\"min\":0,\"max\":9000000000000,\"tick\":1}}]}";
    }

    /** A best price, and what stands beside it, as a move. */
    static String submission(long cents, String beside, String... items) {
        String prices = Stream.of(items)
                .map(item -> "{\"item\":\"" + item + "\",\"values\":{\"price\":" + euros(cents) + "}}")
                .collect(Collectors.joining(","));
        return "{\"kind\":\"submit\",\"items\":[" + prices + "]" + beside + "}";
    }

    private static String euros(long cents) {
        return "{\"minorUnits\":" + cents + ",\"currency\":\"EUR\"}";
    }

    /**
     * Negotiations of that many buyers, each of whom has submitted.
     *
     * @param buyers what their names begin with
     * @param submission what each submits; empty for nothing
     * @return where they are
     */
    List<String> negotiations(String listing, String buyers, int count, String submission) throws IOException {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String buyer = buyers + i;
            String opened = send(201, "POST", "/negotiations", buyer, "{\"listing\":\"" + listing + "\"}");
            Matcher id = ID.matcher(opened);
            if (!id.find()) {
                throw new IllegalStateException(opened);
            }
            String path = "/negotiations/" + id.group(1);
            if (!submission.isEmpty()) {
                send(200, "POST", path + "/moves", buyer, submission);
            }
            paths.add(path);
        }
        return paths;
    }

    private String send(int expected, String method, String path, String caller, String body, String... headers)
            throws IOException {
        String command = Wire.command(method, path, caller, "stall-" + ++keys, body);
        for (String header : headers) {
            command = command.replaceFirst("\r\n", "\r\n" + header + "\r\n");
        }
        var unused = exchange.nanos(Wire.bytes(command), expected);
        return exchange.text();
    }
}
