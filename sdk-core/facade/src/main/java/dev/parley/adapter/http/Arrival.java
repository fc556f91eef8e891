// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import java.io.IOException;
import java.io.InputStream;

/** A request as a framework hands it over, before anything has been read of it. */
public interface Arrival extends ArrivalHead {
    /**
     * The body, an empty stream when there is none. Read at most once, never further than the limit, and not closed.
     *
     * @throws IOException if the connection breaks
     */
    InputStream body() throws IOException;
}
