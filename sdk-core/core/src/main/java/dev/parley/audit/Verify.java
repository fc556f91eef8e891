// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import dev.parley.model.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The command line of the verifier, which needs this jar alone and no network. It ends with 0 when everything that was
 * given verifies, with 1 when something is wrong, with 2 when it could not look: wrong arguments, unreadable files or
 * keys.
 *
 * @since 0.1.0
 */
public final class Verify {
    private static final String USAGE = """
            usage: java -cp parley-core.jar dev.parley.audit.Verify
                     --keys jwks.json (--receipt receipt.jws | --deal deal.jws) ... [--transcript transcript.json]
            """;
    private static final Set<String> OPTIONS = Set.of("--keys", "--receipt", "--deal", "--transcript");
    private static final int MAX_FILE = 256 << 20;

    private final Map<String, Path> files;
    private final PrintStream out;
    private boolean wrong;

    private Verify(Map<String, Path> files, PrintStream out) {
        this.files = files;
        this.out = out;
    }

    /** Runs and ends the process. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /** Runs and returns the exit code: findings go to {@code out}, what kept it from looking to {@code err}. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Optional<Map<String, Path>> files = parse(arguments);
        if (files.isEmpty()) {
            err.print(USAGE);
            return 2;
        }
        try {
            return new Verify(files.get(), out).verify();
        } catch (IOException e) {
            err.println("cannot read " + e.getMessage());
            return 2;
        }
    }

    private static Optional<Map<String, Path>> parse(List<String> arguments) {
        Map<String, Path> files = new HashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            try {
                if (!OPTIONS.contains(arguments.get(i))
                        || files.put(arguments.get(i), Path.of(arguments.get(i + 1))) != null) {
                    return Optional.empty();
                }
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
        boolean complete = arguments.size() % 2 == 0
                && files.containsKey("--keys")
                && (files.containsKey("--receipt") || files.containsKey("--deal"));
        return complete ? Optional.of(files) : Optional.empty();
    }

    private int verify() throws IOException {
        ReceiptVerifier verifier = new ReceiptVerifier(keys());
        Optional<Transcript> transcript = transcript();
        Optional<Anchor> receipt = proof(
                "--receipt",
                compact -> transcript
                        .map(held -> verifier.receipt(compact, held))
                        .orElseGet(() -> verifier.receipt(compact)));
        Optional<Anchor> deal = proof(
                "--deal",
                compact ->
                        transcript.map(held -> verifier.deal(compact, held)).orElseGet(() -> verifier.deal(compact)));
        if (receipt.isPresent() && deal.isPresent()) {
            compare(receipt.get(), deal.get());
        }
        out.println(wrong ? "WRONG" : "OK");
        return wrong ? 1 : 0;
    }

    private List<PublishedKey> keys() throws IOException {
        Path file = Objects.requireNonNull(files.get("--keys"), "--keys");
        try {
            return PublishedKey.fromJwks(JsonReader.read(bytes(file), MAX_FILE));
        } catch (Json.Mismatch e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private Optional<Transcript> transcript() throws IOException {
        Path file = files.get("--transcript");
        return file == null ? Optional.empty() : transcript(bytes(file));
    }

    private Optional<Transcript> transcript(byte[] bytes) {
        try {
            return TranscriptVerifier.verify(Transcript.eventsOf(JsonReader.read(bytes, MAX_FILE)))
                    .match(this::intact, this::broken);
        } catch (Json.Mismatch e) {
            return wrong("transcript: not a transcript: " + e.getMessage());
        }
    }

    private Optional<Transcript> intact(TranscriptVerification.Intact intact) {
        long withheld = intact.transcript().events().stream()
                .flatMap(event -> event.parts().stream())
                .filter(AuditPart.Withheld.class::isInstance)
                .count();
        out.println("transcript: intact, negotiation " + intact.transcript().negotiation() + ", events 1 to "
                + intact.seq() + ", head " + intact.head() + ", parts withheld: " + withheld);
        return Optional.of(intact.transcript());
    }

    private Optional<Transcript> broken(TranscriptVerification.Broken broken) {
        return wrong("transcript: broken at event " + broken.seq() + ": "
                + broken.fault().words());
    }

    private Optional<Anchor> proof(String option, Function<String, ProofVerification> verify) throws IOException {
        Path file = files.get(option);
        if (file == null) {
            return Optional.empty();
        }
        String what = option.substring(2);
        String compact = new String(bytes(file), StandardCharsets.UTF_8).strip();
        return verify.apply(compact)
                .match(verified -> verified(what, verified), rejected -> wrong(what + ": rejected: " + rejected.why()));
    }

    private Optional<Anchor> verified(String what, ProofVerification.Verified proof) {
        Anchor anchor = proof.anchor();
        out.println(what + ": signed by key " + proof.kid() + ", negotiation " + anchor.negotiation() + ", event "
                + anchor.seq() + ", head " + anchor.head());
        out.println("  " + proof.payload().canonicalText());
        return Optional.of(anchor);
    }

    private void compare(Anchor receipt, Anchor deal) {
        if (!receipt.negotiation().equals(deal.negotiation())) {
            wrong("receipt and deal belong to different negotiations");
        } else if (receipt.seq() == deal.seq() && !receipt.head().equals(deal.head())) {
            wrong("receipt and deal vouch for different histories");
        }
    }

    private <T> Optional<T> wrong(String what) {
        wrong = true;
        out.println(what);
        return Optional.empty();
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            if (Files.size(file) > MAX_FILE) {
                throw new IOException("more than " + MAX_FILE + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IOException(file + ": " + e, e);
        }
    }
}
