open module shop {
    requires dev.parley.core;
    requires dev.parley.micronaut;
    requires io.micronaut.micronaut_context;
    requires io.micronaut.micronaut_http;
    requires io.micronaut.micronaut_http_server;
    requires io.micronaut.micronaut_inject;
    requires jakarta.inject;
    requires java.net.http;
}
