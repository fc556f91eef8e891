package dev.parley.micronaut;

import dev.parley.micronaut.api.ProtocolsApi;
import dev.parley.wire.ProtocolList;
import io.micronaut.http.annotation.Controller;
import java.util.List;

@Controller
final class ProtocolsController implements ProtocolsApi {
    @Override
    public ProtocolList listProtocols() {
        return new ProtocolList(List.of("alternating"));
    }
}
