// SPDX-License-Identifier: Apache-2.0
package dev.parley.protocol;

/**
 * A protocol whose state can be written down, so that a long negotiation is read from there on and not from its first event. A
 * protocol without it is played again from the first event.
 *
 * <p>What a state is made of says its form. Change the form's version whenever the same events come to another state.
 *
 * @param <S> its state
 * @since 0.1.0
 */
public interface Snapshots<S> {
    /** How a state is written and read back. */
    StateForm<S> stateForm();
}
