// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Exchange;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.DefaultBodyAnnotationBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import java.util.Optional;

/**
 * Hands a controller the body that the gate has read already. A host's own endpoint that takes the same model gets what
 * it would get without this.
 *
 * @param <T> the wire model
 */
final class WireBody<T> implements AnnotatedRequestArgumentBinder<Body, T>, TypedRequestArgumentBinder<T> {
    private final Class<T> model;
    private final DefaultBodyAnnotationBinder<T> host;

    WireBody(Class<T> model, DefaultBodyAnnotationBinder<T> host) {
        this.model = model;
        this.host = host;
    }

    @Override
    public Class<Body> getAnnotationType() {
        return Body.class;
    }

    @Override
    public Argument<T> argumentType() {
        return Argument.of(model);
    }

    @Override
    public BindingResult<T> bind(ArgumentConversionContext<T> context, HttpRequest<?> source) {
        Optional<Exchange> exchange = Conversation.exchange(source);
        return exchange.isPresent() ? () -> exchange.map(admitted -> admitted.body(model)) : host.bind(context, source);
    }
}
