// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Brings requests under Parley's prefix whose path Tomcat itself refuses ({@code %2F}, say, which an id may hold) to
 * Parley's filters: by a harmless path, with the one that was sent in an attribute. Whatever else Tomcat refuses stays
 * refused, and every other request passes untouched.
 */
final class TargetValve extends ValveBase {
    /** The request's attribute for the path as it was sent, where it was replaced. */
    static final String RAW_URI = TargetValve.class.getName() + ".rawUri";

    private final Supplier<String> base;

    /**
     * A valve.
     *
     * @param base the context path, the dispatcher servlet's and Parley's prefix
     */
    TargetValve(Supplier<String> base) {
        super(true);
        this.base = base;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String rawUri = String.valueOf(request.getRequestURI());
        if (!Target.isUnder(base.get(), rawUri) || isBroken(request)) {
            getNext().invoke(request, response);
        } else if (isMisspelt(request, response)) {
            request.setAttribute(RAW_URI, rawUri);
            forget(response);
            redirect(
                    request,
                    response,
                    base.get() + Target.of(base.get(), rawUri).harmless());
        } else {
            answer(request, response);
        }
    }

    private void answer(Request request, Response response) throws IOException, ServletException {
        if (isUntraceable(request, response)) {
            forget(response);
            response.getCoyoteResponse().getMimeHeaders().removeHeader("Allow");
        }
        getNext().invoke(request, response);
        if (LateBody.isAwaited(request, response)) {
            LateBody.await(request, response);
        }
    }

    /** Whether Tomcat has given up the connection: what came is no HTTP, whatever its path. Nobody forgives that. */
    private static boolean isBroken(Request request) {
        AtomicBoolean broken = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.IS_ERROR, broken);
        return broken.get();
    }

    /** Whether Tomcat took offence at the path alone. It has no path of a {@code CONNECT}. */
    private static boolean isMisspelt(Request request, Response response) {
        return response.isError()
                && request.getContext() == null
                && request.getAttribute(RAW_URI) == null
                && !"CONNECT".equals(request.getMethod());
    }

    /**
     * Tomcat refuses {@code TRACE} with an {@code Allow} of its own; the gate knows what a path takes, and never traces. A
     * path that leads elsewhere by its dots is not the gate's.
     */
    private boolean isUntraceable(Request request, Response response) {
        return response.isError()
                && request.getContext() != null
                && "TRACE".equals(request.getMethod())
                && Target.isUnder(base.get(), request.getDecodedRequestURI());
    }

    private static void forget(Response response) {
        response.resetError();
        response.setSuspended(false);
        response.getCoyoteResponse().setStatus(200);
        response.getCoyoteResponse().setMessage(null);
    }

    /** The way that Tomcat's own rewriting takes. */
    private static void redirect(Request request, Response response, String uri) throws IOException, ServletException {
        set(request.getCoyoteRequest().requestURI(), uri);
        set(request.getCoyoteRequest().decodedURI(), uri);
        request.getMappingData().recycle();
        Connector connector = request.getConnector();
        if (prepare(connector, request, response)) {
            connector.getService().getContainer().getPipeline().getFirst().invoke(request, response);
        }
    }

    private static boolean prepare(Connector connector, Request request, Response response)
            throws IOException, ServletException {
        try {
            return connector
                    .getProtocolHandler()
                    .getAdapter()
                    .prepare(request.getCoyoteRequest(), response.getCoyoteResponse());
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ServletException(failure);
        }
    }

    private static void set(MessageBytes where, String text) {
        char[] chars = text.toCharArray();
        where.setChars(chars, 0, chars.length);
    }
}
