// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import dev.parley.model.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection to a host, kept alive from request to request: HTTP/1.1 on a bare socket, so that nothing is tidied up. */
final class Wire implements Closeable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final int port;
    private Optional<Line> line = Optional.empty();
    private byte[] sent = new byte[0];
    private boolean bodyless;

    Wire(int port) {
        this.port = port;
    }

    private record Line(Socket socket, InputStream in, boolean fresh) {
        Line used() {
            return new Line(socket, in, false);
        }
    }

    /** Sends a request; {@link #receive} then waits for what it is answered. */
    void send(Request request) {
        send(request.bytes(), request.method().equals("HEAD"));
    }

    void send(byte[] bytes, boolean answerHasNoBody) {
        sent = bytes;
        bodyless = answerHasNoBody;
        try {
            line = Optional.of(line.isPresent() ? line.get() : open());
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Line(socket, new BufferedInputStream(socket.getInputStream()), true);
    }

    private void write() {
        try {
            line.orElseThrow().socket().getOutputStream().write(sent);
        } catch (IOException hungUp) {
            // A server may answer, and hang up, before it has read everything: what it said can still be read.
        }
    }

    /** The answer. A connection that the server had given up before the request came is replaced by a new one, once. */
    Response receive() {
        Line current = line.orElseThrow();
        try {
            return read(current);
        } catch (IOException e) {
            hangUp();
            if (current.fresh()) {
                throw new UncheckedIOException("no answer", e);
            }
            send(sent, bodyless);
            return receive();
        }
    }

    private Response read(Line current) throws IOException {
        Response response = response(current.in(), bodyless);
        line = Optional.of(current.used());
        if (response.header("Connection").equalsIgnoreCase("close")) {
            hangUp();
        }
        return response;
    }

    /** The next response on a connection, be it an interim one. */
    static Response response(InputStream in, boolean bodyless) throws IOException {
        int status = Integer.parseInt(text(in).split(" ", 3)[1]);
        List<Header> headers = headers(in);
        Response head = new Response(status, headers, Bytes.of(new byte[0]));
        boolean none = bodyless || status < 200 || status == 304 || status == 204;
        return new Response(status, headers, Bytes.of(none ? new byte[0] : body(head, in)));
    }

    private static List<Header> headers(InputStream in) throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String text = text(in); !text.isEmpty(); text = text(in)) {
            int colon = text.indexOf(':');
            headers.add(new Header(
                    text.substring(0, colon), text.substring(colon + 1).strip()));
        }
        return headers;
    }

    private static byte[] body(Response head, InputStream in) throws IOException {
        if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        String length = head.header("Content-Length");
        return length.isEmpty() ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = size(in); length > 0; length = size(in)) {
            body.writeBytes(exactly(in, length));
            var unused = text(in);
        }
        var unused = headers(in);
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(text(in).split(";", 2)[0].strip(), 16);
    }

    static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("cut short");
        }
        return bytes;
    }

    /** A line, without its end. */
    static String text(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("hung up");
            }
            text.write(b);
        }
        return text.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private void hangUp() {
        try {
            if (line.isPresent()) {
                line.get().socket().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            line = Optional.empty();
        }
    }

    @Override
    public void close() {
        hangUp();
    }
}
