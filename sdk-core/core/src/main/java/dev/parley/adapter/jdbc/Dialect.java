// SPDX-License-Identifier: Apache-2.0
package dev.parley.adapter.jdbc;

import dev.parley.application.store.CommitResult;
import dev.parley.port.ParleyException;
import dev.parley.port.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What the supported databases do differently. */
interface Dialect {
    /** The folder of its SQL files. */
    String folder();

    /** Inserts a row unless one with its key exists; writes no row then. */
    GuardedStatement insertIfAbsent(String table, Columns row, GuardedStatement.Check check);

    /** Inserts rows of which none exists, unless a step before has refused already. */
    GuardedStatement insertAll(String table, List<Columns> rows);

    /** Inserts a row, or adds its last column's value to that of the row that exists. */
    GuardedStatement insertOrAdd(String table, Columns row, String sum);

    /** Ends a query that locks the rows that it finds against writers until the transaction ends. */
    String sharing();

    /** Deletes at most so many rows (the last parameter) that meet a condition. */
    String deleteSome(String table, String condition);

    /** Bounds the time of an own transaction at its beginning, and makes it read what is committed. */
    List<GuardedStatement> begin();

    /** Bounds the time of the next steps in somebody else's transaction, which has a savepoint. */
    List<GuardedStatement> boundForeign();

    /** Takes the bounds of {@link #boundForeign} back. */
    List<GuardedStatement> unboundForeign();

    /** Does something with whatever must be set on a connection besides, and puts it back. */
    <T> T bounded(Connection connection, boolean own, Connections.Work<T> work) throws SQLException;

    /** Runs steps in order until one refuses. */
    Optional<CommitResult> run(Connection connection, List<GuardedStatement> steps) throws SQLException;

    /**
     * The dialect of a data source.
     *
     * @throws ParleyException if it is of no supported database
     */
    static Dialect of(DataSource dataSource, JdbcSettings settings) {
        String product = product(dataSource);
        return switch (product) {
            case "PostgreSQL" -> new PostgreSqlDialect(settings);
            case "H2" -> new H2Dialect(settings);
            default ->
                throw new ParleyException("Parley keeps its tables in PostgreSQL or H2, and the data source is of "
                        + product + ": give Parley a data source of one of these, or choose its store in memory");
        };
    }

    private static String product(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            throw new StoreUnavailableException("the data source gives no connection", e);
        }
    }
}
