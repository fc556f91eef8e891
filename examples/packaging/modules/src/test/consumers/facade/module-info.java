module shop {
    requires dev.parley.facade;
}
