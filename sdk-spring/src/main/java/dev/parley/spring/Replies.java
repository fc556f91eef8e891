// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import dev.parley.adapter.http.Reply;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes replies, byte for byte. */
final class Replies {
    private Replies() {}

    static void write(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        // What the host sets for its own pages would be added to the content type.
        response.setCharacterEncoding((String) null);
        reply.headers().forEach(response::setHeader);
        byte[] body = reply.body().toArray();
        if (reply.status() != HttpServletResponse.SC_NOT_MODIFIED) {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }
}
