// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One connection that is kept alive: a request, its answer, and how long that took. */
final class Exchange implements Closeable {
    private final SocketChannel channel;
    private final Answer answer = new Answer();

    Exchange(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** How long it took, in nanoseconds, from before the first byte was written until the last one was read. */
    long nanos(byte[] request, int expected) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request);
        answer.clear();
        long begin = System.nanoTime();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        int more = read();
        while (!answer.grow(more)) {
            more = read();
        }
        long nanos = System.nanoTime() - begin;
        if (answer.status() != expected) {
            throw new IllegalStateException("not " + expected + ": " + answer);
        }
        return nanos;
    }

    private int read() throws IOException {
        int more =
                channel.read(ByteBuffer.wrap(answer.space(), answer.length(), answer.space().length - answer.length()));
        if (more <= 0) {
            throw new EOFException("hung up after " + answer);
        }
        return more;
    }

    /** The whole answer, head and body. */
    String text() {
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
