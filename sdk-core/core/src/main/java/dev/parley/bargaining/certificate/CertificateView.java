package dev.parley.bargaining.certificate;

/** What somebody may see of a certificate: the whole of it, or a party's own part. */
public sealed interface CertificateView permits DealCertificate, OwnPart {}
