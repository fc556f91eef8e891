package dev.parley.form;

/**
 * Something wrong with JSON.
 *
 * @param pointer where (RFC 6901); of a missing or unknown member, where that would stand
 * @param code {@code MISSING}, {@code WRONG_TYPE}, {@code UNKNOWN_FIELD}, {@code TOO_SMALL}, {@code TOO_LARGE}, {@code
 *     TOO_SHORT}, {@code TOO_LONG}, {@code TOO_FEW}, {@code TOO_MANY}, {@code ENUM}, {@code PATTERN}, {@code FORMAT},
 *     {@code UNIQUE_ITEMS} or {@code INVALID}
 * @param message what, in English, with the bound that it hit and without the value
 */
public record FormFault(String pointer, String code, String message) {}
