package shop;

import dev.parley.Parley;
import dev.parley.adapter.http.Arrival;
import dev.parley.adapter.http.Facade;
import dev.parley.adapter.http.FacadeSettings;
import dev.parley.port.Caller;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Answers a stranger, and anybody who wants the contract. */
public final class Main {
    public static void main(String... arguments) {
        try (Parley parley = Parley.builder().build()) {
            Facade facade = Facade.of(parley, FacadeSettings.of(parley));
            System.out.println(status(facade, "/protocols") + ", " + status(facade, "/parley.yaml"));
        }
    }

    private static int status(Facade facade, String path) {
        return facade.admit(new Get(path)).match(admitted -> 0, reply -> reply.status());
    }

    private record Get(String rawPath) implements Arrival {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public Optional<Caller> caller() {
            return Optional.empty();
        }

        @Override
        public InputStream body() {
            return InputStream.nullInputStream();
        }
    }
}
