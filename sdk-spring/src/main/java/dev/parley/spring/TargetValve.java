package dev.parley.spring;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Supplier;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Brings requests under Parley's prefix whose path Tomcat itself refuses ({@code %2F}, say, which an id may hold) to
 * Parley's filters: by a harmless path, with the one that was sent in an attribute. Every other request passes untouched.
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
        if (isUntraceable(request, response) && Target.isUnder(base.get(), rawUri)) {
            forget(response);
            response.getCoyoteResponse().getMimeHeaders().removeHeader("Allow");
            getNext().invoke(request, response);
            return;
        }
        boolean refused = response.isError() && request.getContext() == null && request.getAttribute(RAW_URI) == null;
        if (!refused || !Target.isUnder(base.get(), rawUri)) {
            getNext().invoke(request, response);
            return;
        }
        request.setAttribute(RAW_URI, rawUri);
        forget(response);
        redirect(request, response, base.get() + Target.of(base.get(), rawUri).harmless());
    }

    /** Tomcat refuses {@code TRACE} with an {@code Allow} of its own; the gate knows what a path takes, and never traces. */
    private static boolean isUntraceable(Request request, Response response) {
        return response.isError() && request.getContext() != null && "TRACE".equals(request.getMethod());
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
