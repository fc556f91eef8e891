// SPDX-License-Identifier: Apache-2.0
/**
 * The ports kept in PostgreSQL or H2, in plain JDBC. Read {@link dev.parley.adapter.jdbc.JdbcStore} first, then
 * {@link dev.parley.adapter.jdbc.Appends}: an append is a list of {@link dev.parley.adapter.jdbc.GuardedStatement steps}, written by
 * one class for each kind of row and run by the {@link dev.parley.adapter.jdbc.Dialect}. No constraint's violation is
 * control flow. Touches the ports, the store's contract and the JSON engine's library.
 */
@NullMarked
package dev.parley.adapter.jdbc;

import org.jspecify.annotations.NullMarked;
