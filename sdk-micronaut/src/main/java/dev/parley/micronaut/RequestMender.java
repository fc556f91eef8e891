// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/**
 * Brings requests under Parley's prefix to the gate as they were sent, where Netty and Micronaut would hide what is wrong
 * with them: a target that is no URI, a body that is compressed, a body whose framing breaks. What is no HTTP/1.1 is
 * refused by Micronaut. Other requests pass as they are.
 */
final class RequestMender extends ChannelDuplexHandler {
    private final Prefix prefix;
    private boolean ours;
    private boolean broken;

    RequestMender(Prefix prefix) {
        this.prefix = prefix;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest request) {
            ours = prefix.leadsTo(request.uri());
            if (ours) {
                mend(request);
            }
        }
        if (ours
                && message instanceof HttpContent content
                && content.decoderResult().isFailure()) {
            broken = true;
            ReferenceCountUtil.release(content);
            context.fireExceptionCaught(content.decoderResult().cause());
        } else {
            super.channelRead(context, message);
        }
    }

    private void mend(HttpRequest request) {
        if (!isHttp(request)) {
            broken = true;
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("no HTTP/1.1")));
        }
        request.setUri(RequestTarget.sound(request.uri()));
        List<String> encodings = request.headers().getAll(HttpHeaderNames.CONTENT_ENCODING);
        if (!encodings.isEmpty()) {
            // The same codings, in a form that Micronaut does not undo: the gate takes none of them.
            request.headers().set(HttpHeaderNames.CONTENT_ENCODING, "identity, " + String.join(", ", encodings));
        }
    }

    /** What other servers refuse by themselves: another version, no host or several, a body in an unknown coding. */
    private static boolean isHttp(HttpRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean framed = codings.isEmpty()
                || (codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0)));
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        return framed
                && (request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                        ? hosts == 1
                        : request.protocolVersion().equals(HttpVersion.HTTP_1_0) && hosts <= 1);
    }

    /** Where the next request begins, nobody knows behind a broken one. */
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (broken && message instanceof HttpResponse response) {
            HttpUtil.setKeepAlive(response, false);
        }
        if (broken && message instanceof LastHttpContent) {
            super.write(context, message, promise.unvoid().addListener(ChannelFutureListener.CLOSE));
        } else {
            super.write(context, message, promise);
        }
    }
}
