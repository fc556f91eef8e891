package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.client.Answer;
import dev.parley.client.ParleyClient;
import dev.parley.client.model.Deal;
import dev.parley.client.model.DealList;
import dev.parley.client.model.Redemption;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A checkout that redeems a deal at a marketplace which is busy at first. */
public final class Main {
    private static final Set<String> KEYS = new LinkedHashSet<>();
    private static final String DEALS = "{'items': [{'id': 'deal_1', 'state': 'REDEEMED', 'total': {'minorUnits': 7000, 'currency': 'EUR'}}],"
            + " 'serverTime': '2026-01-05T09:00:00.000000Z'}";
    private static int requests;

    private Main() {}

    public static void main(String... arguments) throws IOException {
        HttpServer marketplace = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        marketplace.createContext("/parley/v1/deals/redeem", Main::redeem);
        marketplace.start();
        try {
            pay(URI.create("http://127.0.0.1:" + marketplace.getAddress().getPort() + "/parley/v1"));
        } finally {
            marketplace.stop(0);
        }
    }

    private static void pay(URI facade) {
        // #region redeem
        ParleyClient client = ParleyClient.at(facade, Map.of("Authorization", "Bearer shop"));
        Redemption redemption = new Redemption(List.of("deal_1"), "order-1");
        Answer<DealList> answer = client.send(key -> client.deals().redeemDealsWithHttpInfo(key, redemption));
        String line = answer.match(
                done -> "paid: " + done.value().getItems().size(),
                refused -> refused.refusal().code() + ": " + refused.refusal().title());
        // #endregion redeem
        System.out.println(line);
        if (KEYS.size() != 1 || requests != 2) {
            throw new IllegalStateException(requests + " requests under " + KEYS);
        }
        Deal deal = answer.orElseThrow().getItems().get(0);
        long cents = deal.getTotal().getMinorUnits();
        System.out.println(cents / 100 + "." + String.format("%02d", cents % 100) + " " + deal.getTotal().getCurrency() + ", " + deal.getState());
    }

    private static void redeem(HttpExchange exchange) throws IOException {
        KEYS.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        boolean busy = ++requests == 1;
        byte[] body = (busy ? "busy" : DEALS.replace('\'', '"')).getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", busy ? "text/plain" : "application/json");
        if (busy) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        exchange.sendResponseHeaders(busy ? 503 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
