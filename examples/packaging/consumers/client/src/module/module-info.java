module shop {
    requires dev.parley.client;
    requires jdk.httpserver;
}
