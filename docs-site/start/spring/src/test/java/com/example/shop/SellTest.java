package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
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
        assertThat(printed.lines().skip(4)).hasSize(2).satisfiesExactly(
                order -> assertThat(order).matches("\\{\"reference\":\"order-[^\"]+\",\"minorUnits\":7000,\"currency\":\"EUR\"}"),
                deal -> assertThat(deal).contains("\"total\":{\"minorUnits\":7000,\"currency\":\"EUR\"}", "\"state\":\"REDEEMED\""));
    }
}
