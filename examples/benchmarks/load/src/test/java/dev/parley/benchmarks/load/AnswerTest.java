// SPDX-License-Identifier: Apache-2.0
package dev.parley.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final String WITH_LENGTH =
            "HTTP/1.1 201 Created\r\nETag: \"1\"\r\ncontent-length: 7\r\n\r\n{\"a\":1}";
    private static final String IN_CHUNKS =
            "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n";
    private static final String EMPTY_IN_CHUNKS = "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    private static final String NOT_MODIFIED = "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\nContent-Length: 9\r\n\r\n";

    @Test
    void an_answer_is_whole_with_its_last_byte_and_not_before_however_it_comes_in_pieces() {
        for (String text : List.of(WITH_LENGTH, IN_CHUNKS, EMPTY_IN_CHUNKS, NOT_MODIFIED)) {
            byte[] bytes = Wire.bytes(text);
            for (int size = 1; size <= bytes.length; size++) {
                Answer answer = new Answer();
                int came = 0;
                while (came < bytes.length) {
                    int more = Math.min(size, bytes.length - came);
                    System.arraycopy(bytes, came, answer.space(), came, more);
                    came += more;
                    assertThat(answer.grow(more))
                            .as("%s after %d bytes", text, came)
                            .isEqualTo(came == bytes.length);
                }
            }
        }
    }

    @Test
    void status_and_text_are_read_from_an_answer() {
        Answer answer = new Answer();
        String text =
                "HTTP/1.1 200 \r\nContent-Length: 48\r\n\r\n{\"id\":\"neg_1\",\"offer\":{\"by\":\"buyer\",\"id\":\"o7\"}}";
        byte[] bytes = Wire.bytes(text);
        System.arraycopy(bytes, 0, answer.space(), 0, bytes.length);
        answer.grow(bytes.length);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.textAfter(Wire.bytes("\"offer\":{"), Wire.bytes("\"id\":\"")))
                .isEqualTo("o7");
    }

    @Test
    void the_middle_of_an_even_number_of_figures_is_the_lower_one() {
        assertThat(Median.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.0);
        assertThat(Median.of(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
    }
}
