package shop;

import dev.parley.micronaut.CallerResolver;
import dev.parley.port.Caller;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who is calling. For a trial only: it believes whatever the header says. */
@Singleton
public class People implements CallerResolver {
    @Override
    public Optional<Caller> resolve(HttpRequest<?> request) {
        return request.getHeaders().findFirst("X-User").map(name -> Caller.person(name));
    }
}
