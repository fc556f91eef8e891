// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.http;

import dev.parley.port.Caller;
import java.util.List;
import java.util.Optional;

/** The head of a request as a framework hands it over. */
public interface ArrivalHead {
    /** The method, as it was sent. */
    String method();

    /** The path beneath Parley's prefix, beginning with a slash, percent-encoded as it was sent. */
    String rawPath();

    /** What follows the question mark, percent-encoded as it was sent; empty when there is none. */
    String rawQuery();

    /** The values of a header, a name's case counting for nothing, in the order in which they came. */
    List<String> headers(String name);

    /** Who is on the line, by the host's port; empty when nobody is authenticated. Asked at most once, before all else. */
    Optional<Caller> caller();
}
