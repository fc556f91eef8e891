// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import dev.parley.adapter.http.Exchange;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.buffer.Unpooled;
import jakarta.inject.Singleton;

/** Closes exchanges whose answers have left for their clients, or never will. */
@Singleton
@OverHttp
@Requires(classes = NettyHttpRequest.class)
final class Departures implements ApplicationEventListener<HttpRequestTerminatedEvent> {
    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent event) {
        HttpRequest<?> request = event.getSource();
        Conversation.exchange(request).ifPresent(exchange -> close(exchange, request));
    }

    /** The answer waits in the connection; nothing, written behind it, is written when the answer is. */
    private static void close(Exchange exchange, HttpRequest<?> request) {
        if (request instanceof NettyHttpRequest<?> received) {
            received.getChannelHandlerContext()
                    .channel()
                    .writeAndFlush(Unpooled.EMPTY_BUFFER)
                    .addListener(written -> exchange.close());
        } else {
            exchange.close();
        }
    }
}
