// SPDX-License-Identifier: Apache-2.0
/**
 * The house rules as code. Read {@link dev.parley.architecture.Room} for the rooms, {@link
 * dev.parley.architecture.HouseRule} for the rules; beneath {@code fixtures}, one small house per rule breaks it.
 */
@NullMarked
package dev.parley.architecture;

import org.jspecify.annotations.NullMarked;
