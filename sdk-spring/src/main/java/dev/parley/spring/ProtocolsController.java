package dev.parley.spring;

import dev.parley.spring.api.ProtocolsApi;
import dev.parley.wire.Protocol;
import dev.parley.wire.ProtocolList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class ProtocolsController implements ProtocolsApi {
    @Override
    public ResponseEntity<ProtocolList> listProtocols() {
        return ResponseEntity.ok(new ProtocolList(List.of()));
    }

    @Override
    public ResponseEntity<Protocol> getProtocol(String name, String ifNoneMatch) {
        return ResponseEntity.notFound().build();
    }
}
