/**
 * The use cases: load, decide, commit. One room a subject, each the implementation of an interface of
 * {@code dev.parley.api}; read {@code negotiation.Negotiating} first. Internal. Touches the domain, the ports and the
 * store's contract, never an adapter.
 */
@NullMarked
package dev.parley.application;

import org.jspecify.annotations.NullMarked;
