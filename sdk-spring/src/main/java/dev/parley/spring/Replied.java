// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Answer;
import dev.parley.adapter.http.Exchange;
import dev.parley.adapter.http.Reply;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/** An answer in the form that generated methods return, with the reply that it is written as. */
final class Replied<T> extends ResponseEntity<T> {
    private final transient Answer<T> answer;

    private Replied(Answer<T> answer) {
        super(headers(answer.reply()), HttpStatusCode.valueOf(answer.reply().status()));
        this.answer = answer;
    }

    /** The answer to the current exchange. */
    static <T> ResponseEntity<T> to(Function<Exchange, Answer<T>> operation) {
        return new Replied<>(operation.apply(Exchanges.current()));
    }

    /** The answer to the current exchange, whose body is that. */
    static <B, T> ResponseEntity<T> to(BiFunction<Exchange, B, Answer<T>> operation, B body) {
        return new Replied<>(operation.apply(Exchanges.current(), body));
    }

    /** Made when somebody asks for it; what is written is the reply. */
    @Override
    public @Nullable T getBody() {
        return answer.model().orElse(null);
    }

    @Override
    public boolean hasBody() {
        return answer.model().isPresent();
    }

    private static HttpHeaders headers(Reply reply) {
        HttpHeaders headers = new HttpHeaders();
        reply.headers().forEach(headers::set);
        return headers;
    }

    Reply reply() {
        return answer.reply();
    }

    // The reply says it all: the model is its body.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Replied<?> that && reply().equals(that.reply());
    }

    @Override
    public int hashCode() {
        return reply().hashCode();
    }
}
