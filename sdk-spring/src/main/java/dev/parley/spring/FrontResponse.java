package dev.parley.spring;

import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.Reply;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
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

    /** Writes a reply, and leaves a challenge that the host's security has set already. */
    void write(Reply reply) throws IOException {
        @Nullable String challenge = getHeader(CHALLENGE);
        Replies.write(reply, this);
        if (challenge != null) {
            setHeader(CHALLENGE, challenge);
        }
        flushBuffer();
    }
}
