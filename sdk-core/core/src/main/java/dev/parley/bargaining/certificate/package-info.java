// SPDX-License-Identifier: Apache-2.0
/**
 * What an agreement was worth next to what could have been agreed, and who may see that. Read {@link
 * dev.parley.bargaining.certificate.DealCertificate} first (all of it, for an auditor), then {@link
 * dev.parley.bargaining.certificate.OwnPart} (what a party may see without the other's consent). Pure: touches the JDK and
 * {@code bargaining}.
 */
@NullMarked
package dev.parley.bargaining.certificate;

import org.jspecify.annotations.NullMarked;
