// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * What is still to come of a body whose request has been refused by its head. Tomcat would wait for it in the thread that
 * answered; here no thread waits, and a body that has not come after some seconds is given up together with its
 * connection.
 */
final class LateBody implements ReadListener, AsyncListener, ApplicationBufferHandler {
    private static final long PATIENCE_MILLIS = 5_000;

    private final Request body;
    private final AsyncContext context;
    private @Nullable ByteBuffer unread;

    private LateBody(Request body, AsyncContext context) {
        this.body = body;
        this.context = context;
    }

    /** Whether a refusal has been written while its request's body is still to come. */
    static boolean isAwaited(org.apache.catalina.connector.Request request, Response response) {
        return response.getStatus() >= 400
                && request.getContext() != null
                && !request.isAsync()
                && !request.getCoyoteRequest().isFinished();
    }

    /** Sends the refusal, and gives the thread back. Beneath the servlet's stream, which is closed by now. */
    static void await(org.apache.catalina.connector.Request request, Response response) throws IOException {
        response.flushBuffer();
        request.setAsyncSupported(true);
        AsyncContext context = request.startAsync();
        LateBody late = new LateBody(request.getCoyoteRequest(), context);
        context.setTimeout(PATIENCE_MILLIS);
        context.addListener(late);
        late.body.setReadListener(late);
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!body.isFinished() && body.isReady() && body.doRead(this) >= 0) {
            // Nobody is interested in it.
        }
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        unread = buffer;
    }

    @Override
    public @Nullable ByteBuffer getByteBuffer() {
        return unread;
    }

    @Override
    public void expand(int size) {
        // It is read in Tomcat's own buffer.
    }

    @Override
    public void onAllDataRead() {
        context.complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        body.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        end();
    }

    @Override
    public void onError(Throwable broken) {
        // The connection is gone, and Tomcat cleans up behind it.
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    /** Ends what has its answer already: no page of the host's is to tell the same error once more. */
    private void end() {
        body.getResponse().setErrorReported();
        context.complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // There is nothing to let go of.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}
