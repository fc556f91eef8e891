module shop {
    requires dev.parley.testing;
}
