package dev.parley.application.store;

/**
 * What one holder has set aside.
 *
 * @param holder a negotiation or a deal
 * @param amount above 0
 */
public record Hold(AccountId account, String holder, long amount) {}
