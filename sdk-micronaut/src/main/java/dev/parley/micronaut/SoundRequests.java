// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Puts a {@link RequestMender} into every connection, right before Micronaut takes the requests. */
@Singleton
@OverHttp
@Requires(classes = NettyServerCustomizer.class)
final class SoundRequests implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Prefix prefix;

    SoundRequests(Prefix prefix) {
        this.prefix = prefix;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry registry = event.getBean();
        registry.register(new Server(prefix));
        return registry;
    }

    private record Server(Prefix prefix) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new Connection(prefix, channel);
        }
    }

    private record Connection(Prefix prefix, Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel other, ChannelRole role) {
            return new Connection(prefix, other);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
                channel.pipeline()
                        .addBefore(
                                ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                                "parley-requests",
                                new RequestMender(prefix));
            }
        }
    }
}
