package dev.parley.micronaut;

import dev.parley.micronaut.api.ProtocolsApi;
import dev.parley.wire.Protocol;
import dev.parley.wire.ProtocolList;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.exceptions.HttpStatusException;
import java.util.List;

@Controller
final class ProtocolsController implements ProtocolsApi {
    @Override
    public ProtocolList listProtocols() {
        return new ProtocolList(List.of());
    }

    @Override
    public Protocol getProtocol(String name, String ifNoneMatch) {
        throw new HttpStatusException(HttpStatus.NOT_FOUND, name);
    }
}
