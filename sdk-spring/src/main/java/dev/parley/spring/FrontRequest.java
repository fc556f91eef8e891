// SPDX-License-Identifier: Apache-2.0
package dev.parley.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The request as the host's filters see it: with a path that firewalls pass. Whether it fits the contract is for the
 * facade to say, of the request as it was sent.
 */
final class FrontRequest extends HttpServletRequestWrapper {
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private final Target target;
    private final String prefix;

    FrontRequest(HttpServletRequest request, Target target, String prefix) {
        super(request);
        this.target = target;
        this.prefix = prefix;
    }

    /** A method that firewalls do not know is shown as one that the facade refuses as well. */
    @Override
    public String getMethod() {
        String method = super.getMethod();
        return METHODS.contains(method) ? method : "HEAD";
    }

    @Override
    public String getRequestURI() {
        return target.isHarmless() ? super.getRequestURI() : target.base() + target.harmless();
    }

    @Override
    public StringBuffer getRequestURL() {
        if (target.isHarmless()) {
            return super.getRequestURL();
        }
        StringBuffer url = super.getRequestURL();
        int path = url.indexOf("/", url.indexOf("//") + 2);
        return url.replace(path, url.length(), getRequestURI());
    }

    @Override
    public String getServletPath() {
        return target.isHarmless() || super.getPathInfo() != null ? super.getServletPath() : prefix + target.harmless();
    }

    @Override
    public @Nullable String getPathInfo() {
        return target.isHarmless() || super.getPathInfo() == null
                ? super.getPathInfo()
                : prefix.substring(super.getServletPath().length()) + target.harmless();
    }
}
