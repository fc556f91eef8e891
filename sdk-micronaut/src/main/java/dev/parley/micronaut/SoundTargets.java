package dev.parley.micronaut;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;

/**
 * Brings requests whose target is no URI to the gate. Micronaut answers these itself, before any filter; under Parley's
 * prefix their paths are written so that the gate reads the same in them. Others pass as they are.
 */
@Singleton
@OverHttp
@Requires(classes = NettyServerCustomizer.class)
final class SoundTargets implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Prefix prefix;

    SoundTargets(Prefix prefix) {
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
                                "parley-targets",
                                new Mender(prefix));
            }
        }
    }

    private static final class Mender extends ChannelInboundHandlerAdapter {
        private final Prefix prefix;

        Mender(Prefix prefix) {
            this.prefix = prefix;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest request && prefix.leadsTo(request.uri())) {
                request.setUri(RequestTarget.sound(request.uri()));
            }
            super.channelRead(context, message);
        }
    }
}
