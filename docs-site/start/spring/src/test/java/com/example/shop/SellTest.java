package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Runs the commands of the guide against this shop. */
@SpringBootTest(webEnvironment = RANDOM_PORT)
class SellTest {
    @LocalServerPort
    int port;

    @Test
    void the_commands_of_the_guide_sell_the_lamp() throws IOException, InterruptedException {
        ProcessBuilder commands = new ProcessBuilder("bash", "../sell.sh").redirectErrorStream(true);
        commands.environment().put("SHOP_URL", "http://localhost:" + port);
        Process process = commands.start();

        String printed = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(printed).isZero();
        List<String> lines = printed.lines().toList();
        assertThat(lines).as(printed).hasSize(7);
        assertThat(lines.get(4)).matches("\\{\"reference\":\"order-[^\"]+\",\"minorUnits\":7000,\"currency\":\"EUR\"}");
        assertThat(lines.get(5)).contains("\"total\":{\"minorUnits\":7000,\"currency\":\"EUR\"}", "\"state\":\"REDEEMED\"");
        assertThat(lines.get(6)).as("the same order again").isEqualTo(lines.get(4));
    }
}
