// SPDX-License-Identifier: Apache-2.0
package dev.parley.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.client.api.ApiClient;
import dev.parley.client.api.ApprovalsApi;
import dev.parley.client.api.DealsApi;
import dev.parley.client.api.DrawsApi;
import dev.parley.client.api.ErasuresApi;
import dev.parley.client.api.KeysApi;
import dev.parley.client.api.ListingsApi;
import dev.parley.client.api.MandatesApi;
import dev.parley.client.api.NegotiationsApi;
import dev.parley.client.api.PolicyApi;
import dev.parley.client.api.PrincipalsApi;
import dev.parley.client.api.ProtocolsApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;

/**
 * A marketplace's facade as one caller uses it: the generated requests by their subject, and {@link #send}, which sends one of them
 * until it is answered. For any number of threads, with one pool of connections.
 *
 * @since 0.1.0
 */
public final class ParleyClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApiClient requests;
    private final Retrying retrying;

    private ParleyClient(ApiClient requests, Retrying retrying) {
        this.requests = requests;
        this.retrying = retrying;
    }

    /**
     * Connects to a marketplace, tries each request a few times, and waits ten seconds for each answer.
     *
     * @param facade such as {@code https://shop.example/parley/v1}
     * @param credentials the headers by which the marketplace knows the caller
     */
    public static ParleyClient at(URI facade, Map<String, String> credentials) {
        return at(facade, credentials, Retrying.patiently(), PATIENCE);
    }

    /**
     * Connects to a marketplace.
     *
     * @param patience how long to wait for an answer before it counts as lost
     */
    public static ParleyClient at(URI facade, Map<String, String> credentials, Retrying retrying, Duration patience) {
        Map<String, String> headers = Map.copyOf(credentials);
        ApiClient requests = new OneConnectionPool();
        requests.updateBaseUri(facade.toString());
        requests.setReadTimeout(patience);
        requests.setObjectMapper(mapper());
        requests.setRequestInterceptor(request -> headers.forEach(request::header));
        return new ParleyClient(requests, retrying);
    }

    /** Tolerates what is added later: fields that are unknown, and choices, which read as absent. */
    static ObjectMapper mapper() {
        return ApiClient.createDefaultObjectMapper().enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);
    }

    /**
     * Sends a request until it is answered, a command under a new idempotency key: {@code send(key ->
     * client.deals().redeemDealWithHttpInfo(key, redemption))}. A read does without the key.
     *
     * @throws NoAnswerException if no answer comes
     */
    public <T> Answer<T> send(Command<T> command) {
        return retrying.send(command);
    }

    /**
     * Sends a command under a key that the caller keeps, so that it can be sent again after a restart.
     *
     * @throws NoAnswerException if no answer comes
     */
    public <T> Answer<T> send(String key, Command<T> command) {
        return retrying.send(key, command);
    }

    /** Opening, joining, moving, looking. */
    public NegotiationsApi negotiations() {
        return new NegotiationsApi(requests);
    }

    /** Agreements, from signature to checkout and back. */
    public DealsApi deals() {
        return new DealsApi(requests);
    }

    /** What the host sells. */
    public ListingsApi listings() {
        return new ListingsApi(requests);
    }

    /** Which listings are negotiated by which protocol. */
    public PolicyApi policy() {
        return new PolicyApi(requests);
    }

    /** The bounded authority that principals give agents. */
    public MandatesApi mandates() {
        return new MandatesApi(requests);
    }

    /** What agents ask their principals. */
    public ApprovalsApi approvals() {
        return new ApprovalsApi(requests);
    }

    /** The procedures by which the host negotiates. */
    public ProtocolsApi protocols() {
        return new ProtocolsApi(requests);
    }

    /** Prices that chance decided, opened so that they can be checked. */
    public DrawsApi draws() {
        return new DrawsApi(requests);
    }

    /** What operators do about one principal. */
    public PrincipalsApi principals() {
        return new PrincipalsApi(requests);
    }

    /** Erasing what a principal said and set. */
    public ErasuresApi erasures() {
        return new ErasuresApi(requests);
    }

    /** The published keys with which deals and receipts verify. */
    public KeysApi keys() {
        return new KeysApi(requests);
    }

    /** The generated client alone would make an HTTP client, with connections and a thread, for each of its subjects. */
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
