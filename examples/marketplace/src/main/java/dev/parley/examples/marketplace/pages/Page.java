// SPDX-License-Identifier: Apache-2.0
package dev.parley.examples.marketplace.pages;

import java.util.regex.Pattern;

/**
 * A page of the browser's.
 *
 * @param route its path, with parts in braces that may be anything
 * @param module the script that fills it
 * @param title what the browser calls it
 */
public record Page(String route, String module, String title) {
    /** Whether a path leads to it. */
    boolean isAt(String path) {
        return Pattern.matches(route.replaceAll("\\{[a-z]+}", "[^/]+"), path);
    }
}
