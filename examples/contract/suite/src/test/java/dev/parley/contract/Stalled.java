// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests over a connection each, whose bodies do not come until somebody says so. */
final class Stalled implements Closeable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final String name;
    private final List<Socket> sockets = new ArrayList<>();
    private final List<InputStream> ins = new ArrayList<>();

    /** Sends so many heads. */
    Stalled(HostProcess host, WireCase sent, int count) {
        name = host.name() + ", " + sent.name();
        try {
            for (int i = 0; i < count; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port());
                sockets.add(socket);
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.getOutputStream().write(sent.bytes());
                ins.add(new BufferedInputStream(socket.getInputStream()));
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /** The next response on every connection; each is to have that status. */
    void hear(int status) {
        for (InputStream in : ins) {
            try {
                Response response = Wire.response(in, false);
                if (response.status() != status) {
                    throw new AssertionError(name + " → " + response + ", not " + status);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
    }

    /** Sends the bodies. */
    void go(String body) {
        for (Socket socket : sockets) {
            try {
                OutputStream out = socket.getOutputStream();
                out.write(body.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
