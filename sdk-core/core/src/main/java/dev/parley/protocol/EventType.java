// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * A type of event, as the catalogue lists it.
 *
 * @param name as {@link EncodedEvent#type} has it
 * @param version of its parts, from 1
 * @param happened what has happened, an English sentence for the developer of a listener
 * @since 0.1.0
 */
public record EventType(String name, int version, String happened) {}
