// SPDX-License-Identifier: Apache-2.0
/**
 * What proves afterwards how an agreement came about: the chain of events, receipts and signed deals, and the verifier
 * that needs nothing but this package and {@code dev.parley.model}. Read {@link dev.parley.audit.AuditEvent} first,
 * then {@link dev.parley.audit.TranscriptVerifier} and {@link dev.parley.audit.ReceiptVerifier}; {@link
 * dev.parley.audit.Verify} is the command line.
 *
 * <p>The format, version 1. Hashes are SHA-256; JSON is canonical (RFC 8785) wherever it is hashed or signed; bytes in
 * JSON are base64url without padding; ‖ joins bytes.
 *
 * <ul>
 *   <li>commitment of a part = SHA-256(salt, 32 bytes ‖ content's canonical bytes)
 *   <li>hash of an event = SHA-256(previous hash, 32 bytes ‖ canonical {@code {"format":"parley-event/1",
 *       "header":{actor?, at, negotiation, seq, type, version}, "parts":[{audience, commitment}]}}); before the first
 *       event stand 32 zero bytes
 *   <li>export of an event = {@code {"format", "hash", "header", "parts", "previous"}}, where a part that is present is
 *       {@code {audience, content, salt}} and a withheld one {@code {audience, commitment}}
 *   <li>transcript = {@code {"format":"parley-transcript/1", "events":[…]}}
 *   <li>receipt = compact JWS, ES256, header {@code {alg, kid, typ:"parley-receipt+jws"}}; a deal likewise with
 *       {@code parley-deal+jws}
 * </ul>
 *
 * <p>May touch the JDK, {@code dev.parley.model} and {@code dev.parley.protocol}; no library, so that the verifier runs
 * from this jar alone.
 */
@NullMarked
package dev.parley.audit;

import org.jspecify.annotations.NullMarked;
