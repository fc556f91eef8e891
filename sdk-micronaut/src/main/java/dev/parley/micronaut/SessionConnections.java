// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import java.sql.Connection;
import java.util.Optional;
import javax.sql.DataSource;

/** Reaches the connection on which a session of an object-relational mapper does its work. */
@FunctionalInterface
interface SessionConnections {
    /** The session's connection; empty when it is no session, or on another data source than that. */
    Optional<Connection> connection(Object session, DataSource source);
}
