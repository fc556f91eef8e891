// SPDX-License-Identifier: Apache-2.0
package dev.parley.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.adapter.keys.EphemeralKeys;
import dev.parley.model.Json;
import dev.parley.protocol.Viewer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SigningKey key = new EphemeralKeys().signingKey();
    private final Transcript transcript = Chains.intact(Chains.chain(5, 1));
    private final Anchor head = Anchor.of(transcript);

    @BeforeEach
    void write_what_a_buyer_would_have() throws IOException {
        write("jwks.json", PublishedKey.toJwks(List.of(key.published())).canonicalText());
        write("receipt.jws", receipt().compact() + "\n");
        Json deal = head.putInto(Json.object().put("deal", "deal-1")).build();
        write("deal.jws", SignedDocument.sign(key, SignedDocument.DEAL, deal).compact());
        write(
                "transcript.json",
                transcript.visibleTo(new Viewer.Party(Chains.BUYER)).toJson().canonicalText());
    }

    private SignedDocument receipt() {
        return new Receipt(head, Chains.START, Optional.empty(), Chains.BUYER).sign(key);
    }

    @Test
    void says_what_it_verified() {
        assertThat(verify(
                        "--keys",
                        "jwks.json",
                        "--receipt",
                        "receipt.jws",
                        "--transcript",
                        "transcript.json",
                        "--deal",
                        "deal.jws"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "transcript: intact, negotiation neg-01, events 1 to 5, head " + head.head()
                                + ", parts withheld: 10",
                        "receipt: signed by key " + key.kid() + ", negotiation neg-01, event 5, head " + head.head(),
                        "  "
                                + new Receipt(head, Chains.START, Optional.empty(), Chains.BUYER)
                                        .toJson()
                                        .canonicalText(),
                        "deal: signed by key " + key.kid() + ", negotiation neg-01, event 5, head " + head.head(),
                        "  "
                                + head.putInto(Json.object().put("deal", "deal-1"))
                                        .build()
                                        .canonicalText(),
                        "OK");
        assertThat(err.size()).isZero();
    }

    @Test
    void a_receipt_alone_and_a_deal_alone_are_enough() {
        assertThat(verify("--keys", "jwks.json", "--receipt", "receipt.jws")).isZero();
        assertThat(verify("--deal", "deal.jws", "--keys", "jwks.json")).isZero();
    }

    @Test
    void says_what_is_wrong_and_ends_with_1() throws IOException {
        assertWrong("receipt: rejected: its signature does not verify", "receipt.jws", forged());
        assertWrong(
                "receipt: rejected: the transcript has another event in the place that was signed",
                "transcript.json",
                Chains.intact(Chains.chain(5, 2)).toJson().canonicalText());
        assertWrong(
                "receipt: rejected: the transcript ends before the event that was signed",
                "transcript.json",
                Chains.intact(transcript.events().subList(0, 3)).toJson().canonicalText());
        assertWrong(
                "transcript: broken at event 1: the event is not what its hash was made of",
                "transcript.json",
                transcript.toJson().canonicalText().replace("offer-made", "offer-lost"));
        assertWrong("transcript: not a transcript: JSON has the end too early at character 1", "transcript.json", "{");
        Json other = Json.object()
                .put("negotiation", "neg-02")
                .put("seq", 1)
                .put("head", head.head().hex())
                .build();
        assertWrong(
                "receipt and deal belong to different negotiations",
                "deal.jws",
                SignedDocument.sign(key, SignedDocument.DEAL, other).compact(),
                "--keys",
                "jwks.json",
                "--receipt",
                "receipt.jws",
                "--deal",
                "deal.jws");
    }

    private String forged() {
        String[] parts = receipt().compact().split("\\.", -1);
        Json later = new Receipt(head, Chains.START.plusSeconds(1), Optional.empty(), Chains.BUYER).toJson();
        return parts[0] + "." + Base64Url.encode(later.canonical()) + "." + parts[2];
    }

    private void assertWrong(String line, String file, String content) throws IOException {
        assertWrong(
                line,
                file,
                content,
                "--keys",
                "jwks.json",
                "--receipt",
                "receipt.jws",
                "--transcript",
                "transcript.json");
    }

    private void assertWrong(String line, String file, String content, String... arguments) throws IOException {
        String before = Files.readString(directory.resolve(file));
        write(file, content);
        out.reset();
        assertThat(verify(arguments)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).contains(line, "WRONG");
        write(file, before);
    }

    @Test
    void ends_with_2_when_it_could_not_look() throws IOException {
        assertThat(verify()).isEqualTo(2);
        assertThat(verify("--keys", "jwks.json")).isEqualTo(2);
        assertThat(verify("--receipt", "receipt.jws")).isEqualTo(2);
        assertThat(verify("--keys", "jwks.json", "--receipt")).isEqualTo(2);
        assertThat(verify("--keys", "jwks.json", "--receipt", "receipt.jws", "--what", "x"))
                .isEqualTo(2);
        assertThat(verify("--keys", "jwks.json", "--keys", "jwks.json", "--receipt", "receipt.jws"))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: ").doesNotContain("cannot read");
        assertThat(verify("--keys", "absent.json", "--receipt", "receipt.jws")).isEqualTo(2);
        write("jwks.json", "{\"keys\":1}");
        assertThat(verify("--keys", "jwks.json", "--receipt", "receipt.jws")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("absent.json", "jwks.json: keys: must be an array");
        assertThat(out.size()).isZero();
    }

    @Test
    void runs_from_the_jars_classes_alone() throws IOException, InterruptedException {
        Path classes = Path.of(
                Verify.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                Verify.class.getName()));
        command.addAll(absolute("--keys", "jwks.json", "--receipt", "receipt.jws", "--transcript", "transcript.json"));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output)).endsWith("OK" + System.lineSeparator());
        assertThat(process.exitValue()).isZero();
    }

    private int verify(String... arguments) {
        return Verify.run(
                absolute(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> absolute(String... arguments) {
        List<String> absolute = new ArrayList<>();
        for (String argument : arguments) {
            absolute.add(
                    argument.startsWith("--")
                            ? argument
                            : directory.resolve(argument).toString());
        }
        return absolute;
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }
}
