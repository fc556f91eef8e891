// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

/**
 * A closed loop over connections that are kept alive: each sends its next request when the one before is answered. One
 * thread serves them all, so that little of the machine is taken from who is measured.
 */
final class Loop implements Closeable {
    private final Selector selector = Selector.open();

    /** A connection, who talks over it, and what has come of the present answer. */
    private record Line(SocketChannel channel, Visitor visitor, Answer answer) {
        void send() throws IOException {
            ByteBuffer request = ByteBuffer.wrap(visitor.next());
            answer.clear();
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        /** Reads what is there; whether an answer became whole, to which the next request has been sent. */
        boolean hear() throws IOException {
            int more = channel.read(
                    ByteBuffer.wrap(answer.space(), answer.length(), answer.space().length - answer.length()));
            if (more <= 0) {
                throw new EOFException("hung up after " + answer);
            }
            boolean whole = answer.grow(more);
            if (whole) {
                visitor.answered(answer.status(), answer);
                send();
            }
            return whole;
        }
    }

    Loop(int port, List<Visitor> visitors) throws IOException {
        for (Visitor visitor : visitors) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Line line = new Line(channel, visitor, new Answer());
            channel.register(selector, SelectionKey.OP_READ, line);
            line.send();
        }
    }

    /** Goes on for so long; the answers that came. */
    long run(Duration duration) throws IOException {
        long end = System.nanoTime() + duration.toNanos();
        long answers = 0;
        while (System.nanoTime() < end) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                answers += ((Line) key.attachment()).hear() ? 1 : 0;
            }
            selector.selectedKeys().clear();
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
