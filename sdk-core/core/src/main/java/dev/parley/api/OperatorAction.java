package dev.parley.api;

/** What an operator may do to a negotiation. */
public enum OperatorAction {
    CANCEL,
    PAUSE,
    RESUME
}
