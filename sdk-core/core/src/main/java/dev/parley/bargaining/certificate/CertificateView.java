// SPDX-License-Identifier: Apache-2.0
package dev.parley.bargaining.certificate;

/**
 * What somebody may see of a certificate: the whole of it, or a party's own part.
 *
 * @since 0.1.0
 */
public sealed interface CertificateView permits DealCertificate, GroupCertificate, OwnPart {}
