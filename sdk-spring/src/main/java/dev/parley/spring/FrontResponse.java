// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.Reply;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The response as the host's filters see it: an error that they send is one of Parley's problems. */
final class FrontResponse extends HttpServletResponseWrapper {
    private static final String CHALLENGE = "WWW-Authenticate";

    private final Facade facade;

    FrontResponse(HttpServletResponse response, Facade facade) {
        super(response);
        this.facade = facade;
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        sendError(status);
    }

    @Override
    public void sendError(int status) throws IOException {
        resetBuffer();
        write(facade.refused(status));
    }

    /** Writes a reply, with the challenge that the host's security has set already if it has. */
    void write(Reply reply) throws IOException {
        @Nullable String challenge = getHeader(CHALLENGE);
        Map<String, String> headers = new TreeMap<>(reply.headers());
        if (challenge != null) {
            headers.put(CHALLENGE, challenge);
        }
        Replies.write(new Reply(reply.status(), headers, reply.body()), this);
        flushBuffer();
    }
}
