module shop {
    requires dev.parley.core;
}
