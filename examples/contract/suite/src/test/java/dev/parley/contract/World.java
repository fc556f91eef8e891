// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** One world: a host on a framework with a database of its own, and all that it lets anybody notice. */
final class World implements Closeable {
    /** What a virtual machine numbers by itself: classes made of lambdas and proxies, in the traces of exceptions. */
    private static final Pattern NUMBERED = Pattern.compile("(\\$\\$Lambda|\\$Proxy|Accessor)[$0-9]*(/0x[0-9a-f]+)?");

    private final HostProcess host;
    private final Tables tables;
    private final Wire wire;
    private long logged;

    private World(HostProcess host, Tables tables) {
        this.host = host;
        this.tables = tables;
        this.wire = new Wire(host.port());
    }

    /** Starts a host; {@link Starting#world} waits for it. */
    static Starting start(String framework, String name, String database, String logging) {
        String label = framework + "-" + name;
        List<String> options = List.of("-Dlogging.config=" + logging, "-Dlogback.configurationFile=" + logging);
        return new Starting(HostProcess.start(framework, label, options, List.of("world", database)), database);
    }

    /** A host that has been started, and not waited for. */
    record Starting(HostProcess host, String database) {
        World world() {
            host.awaitPort();
            return new World(host, new Tables(database));
        }
    }

    Wire wire() {
        return wire;
    }

    Tables tables() {
        return tables;
    }

    /** Says something to the rig; {@link #hear} waits for what it answers. */
    void say(String command) {
        host.say(command);
    }

    String hear() {
        return host.hear();
    }

    /** What has been logged since this was asked last. */
    String newlyLogged() {
        String text = host.logFrom(logged);
        logged += text.getBytes(StandardCharsets.UTF_8).length;
        return unnumbered(text);
    }

    static String unnumbered(String log) {
        return NUMBERED.matcher(log).replaceAll("$1");
    }

    @Override
    public void close() {
        wire.close();
        tables.close();
        host.close();
    }
}
