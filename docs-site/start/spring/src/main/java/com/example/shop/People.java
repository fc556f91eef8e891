package com.example.shop;

import dev.parley.port.Caller;
import dev.parley.spring.CallerResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is calling. For a trial only: it believes whatever the header says. */
@Component
class People implements CallerResolver {
    @Override
    public Optional<Caller> resolve(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-User"))
                .filter(name -> !name.isBlank())
                .map(name -> Caller.person(name));
    }
}
