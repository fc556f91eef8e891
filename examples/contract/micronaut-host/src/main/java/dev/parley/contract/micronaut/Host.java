// SPDX-License-Identifier: Apache-2.0
package dev.parley.contract.micronaut;

import dev.parley.Parley;
import dev.parley.contract.host.Rig;
import dev.parley.micronaut.CallerResolver;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.runtime.Micronaut;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** Starts a Micronaut application on a free port, with the rig's Parley and the suite's callers. */
public final class Host {
    private Host() {}

    /** Runs until the suite goes away; the argument is the file of the keys. */
    public static void main(String... arguments) {
        Rig rig = Rig.start(arguments);
        Micronaut application = Micronaut.build(new String[0]);
        application.banner(false);
        application.singletons(rig);
        application.properties(Map.of(
                "micronaut.server.port",
                -1,
                "micronaut.server.host",
                "127.0.0.1",
                "micronaut.server.netty.child-options.so-sndbuf",
                Rig.SEND_BUFFER,
                "parley.http.max-bytes-in-flight",
                Rig.BYTES_IN_FLIGHT));
        rig.serve(application.start().getBean(EmbeddedServer.class).getPort());
    }

    /** The beans of the host. */
    @Factory
    static final class Beans {
        @Singleton
        @Replaces(Parley.class)
        Parley parley(Rig rig) {
            return rig.parley();
        }

        @Singleton
        CallerResolver callers() {
            return request ->
                    Rig.caller(name -> Optional.ofNullable(request.getHeaders().get(name)));
        }
    }
}
