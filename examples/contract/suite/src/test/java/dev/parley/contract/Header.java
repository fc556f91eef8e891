// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

/** A line of a head, its name as it was sent. */
record Header(String name, String value) {
    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
