// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.client.api.ApiClient;
import dev.parley.client.api.DealsApi;
import dev.parley.client.api.ListingsApi;
import dev.parley.client.api.NegotiationsApi;
import dev.parley.client.api.PolicyApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The facade as one caller uses it.
 *
 * @param negotiations opening, moving, looking
 * @param listings what is for sale
 * @param policy which listings are negotiated
 * @param deals agreements
 * @param retrying how its commands are sent
 */
public record Party(
        NegotiationsApi negotiations, ListingsApi listings, PolicyApi policy, DealsApi deals, Retrying retrying) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Connects to a marketplace, and waits ten seconds for each answer. */
    public static Party at(URI facade, Map<String, String> credentials, Retrying retrying) {
        return at(facade, credentials, retrying, PATIENCE);
    }

    /**
     * Connects to a marketplace.
     *
     * @param facade such as {@code https://shop.example/parley/v1}
     * @param credentials the headers by which the marketplace knows the caller
     * @param patience how long to wait for an answer before it counts as lost
     */
    public static Party at(URI facade, Map<String, String> credentials, Retrying retrying, Duration patience) {
        requireUtf8();
        ApiClient client = new OneConnectionPool();
        client.updateBaseUri(facade.toString());
        client.setReadTimeout(patience);
        client.setObjectMapper(mapper());
        client.setRequestInterceptor(request -> credentials.forEach(request::header));
        return new Party(
                new NegotiationsApi(client),
                new ListingsApi(client),
                new PolicyApi(client),
                new DealsApi(client),
                retrying);
    }

    /** Tolerates what is added later: fields that are unknown, and choices, which read as absent. */
    static ObjectMapper mapper() {
        return ApiClient.createDefaultObjectMapper().enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
    }

    /** The generated client reads bodies in the platform's charset, which before Java 18 need not be JSON's. */
    private static void requireUtf8() {
        if (!Charset.defaultCharset().equals(StandardCharsets.UTF_8)) {
            throw new IllegalStateException("start Java with -Dfile.encoding=UTF-8");
        }
    }

    /** The generated client alone would make an HTTP client, with connections and a thread, for each of its APIs. */
    private static final class OneConnectionPool extends ApiClient {
        private final HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();

        @Override
        public HttpClient getHttpClient() {
            return http;
        }
    }
}
