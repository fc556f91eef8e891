// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.model.Bytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that came back over a connection on which some bytes were sent.
 *
 * @param responses in their order, interim ones among them
 * @param closed whether the server hung up behind the last
 */
record Heard(List<Response> responses, boolean closed) {
    private static final int PATIENCE_MILLIS = 20_000;

    /** Sends bytes over a connection of their own. */
    static Heard from(HostProcess host, WireCase sent) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(socket, sent);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            List<Response> responses = responses(in, sent.method().equals("HEAD"));
            return new Heard(responses, !sent.isEnd() || in.read() < 0);
        } catch (IOException e) {
            throw new UncheckedIOException(sent.name(), e);
        }
    }

    private static void send(Socket socket, WireCase sent) {
        try {
            socket.getOutputStream().write(sent.bytes());
            if (sent.isCut()) {
                socket.shutdownOutput();
            }
        } catch (IOException hungUp) {
            // A server may answer, and hang up, before it has read everything: what it said can still be read.
        }
    }

    private static List<Response> responses(InputStream in, boolean bodyless) {
        List<Response> responses = new ArrayList<>();
        try {
            do {
                responses.add(Wire.response(in, bodyless));
            } while (responses.get(responses.size() - 1).status() < 200);
        } catch (IOException hungUp) {
            // Nothing more is said.
        }
        return responses;
    }

    /** The answer; status 0 for none. */
    Response last() {
        return responses.isEmpty()
                ? new Response(0, List.of(), Bytes.of(new byte[0]))
                : responses.get(responses.size() - 1);
    }

    /** The same with another answer. */
    Heard with(UnaryOperator<Response> difference) {
        List<Response> changed = new ArrayList<>(responses);
        changed.replaceAll(difference);
        return new Heard(changed, closed);
    }
}
