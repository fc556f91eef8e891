// SPDX-License-Identifier: Apache-2.0
package dev.parley.micronaut;

import javax.sql.DataSource;

/** Reaches beneath what a framework wraps around a data source to share the connection of a transaction. */
@FunctionalInterface
interface OwnConnections {
    /** A data source whose connections belong to nobody else's transaction. */
    DataSource beneath(DataSource shared);
}
