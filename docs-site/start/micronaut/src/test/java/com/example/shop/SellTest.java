package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the commands of the guide against this shop. */
@MicronautTest(transactional = false)
@Property(name = "micronaut.server.port", value = "-1")
class SellTest {
    @Test
    void the_commands_of_the_guide_sell_the_lamp(EmbeddedServer server) throws IOException, InterruptedException {
        ProcessBuilder commands = new ProcessBuilder("bash", "../sell.sh").redirectErrorStream(true);
        commands.environment().put("SHOP_URL", "http://localhost:" + server.getPort());
        Process process = commands.start();

        String printed = new String(process.getInputStream().readAllBytes());

        assertEquals(0, process.waitFor(), printed);
        List<String> lines = printed.lines().toList();
        assertEquals(7, lines.size(), printed);
        assertTrue(lines.get(4).matches("\\{\"reference\":\"order-[^\"]+\",\"minorUnits\":7000,\"currency\":\"EUR\"}"), printed);
        assertTrue(lines.get(5).contains("\"total\":{\"minorUnits\":7000,\"currency\":\"EUR\"}"), printed);
        assertTrue(lines.get(5).contains("\"state\":\"REDEEMED\""), printed);
        assertEquals(lines.get(4), lines.get(6), "the same order again");
    }
}
