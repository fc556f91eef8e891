package shop;

import dev.parley.model.DealId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same haggle over HTTP: Ann and Sam say who they are in a header. */
final class SaleOverHttp {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String facade;

    SaleOverHttp(int port) {
        this.facade = "http://127.0.0.1:" + port + "/parley/v1";
    }

    List<DealId> agree() throws IOException, InterruptedException {
        String asked = say("ann", "/negotiations", "{'listing': 'lamp-1', 'first': {'kind': 'offer', " + price(60_00) + "}}");
        String moves = "/negotiations/" + found("\"(neg_[a-z0-9]+)\"", asked) + "/moves";
        String answered = say("sam", moves, "{'kind': 'counter', 'answers': '" + offer(asked) + "', " + price(70_00) + "}");
        String terms = found("\"termsHash\":\"([0-9a-f]+)\"", answered);
        String agreed = say("ann", moves,
                "{'kind': 'accept', 'answers': '" + offer(answered) + "', 'termsHash': '" + terms + "'}");
        return List.of(new DealId(found("\"(deal_[a-z0-9]+)\"", agreed)));
    }

    private static String offer(String answer) {
        return found("\"(off_[a-z0-9]+)\"", answer);
    }

    private static String price(long cents) {
        return "'items': [{'item': 'lamp', 'values': {'price': {'minorUnits': " + cents + ", 'currency': 'EUR'}}}]";
    }

    private String say(String who, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(facade + path))
                .header("X-User", who)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", who + body.length())
                .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String found(String pattern, String answer) {
        Matcher matcher = Pattern.compile(pattern).matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + answer);
        }
        return matcher.group(1);
    }
}
