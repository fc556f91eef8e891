#!/usr/bin/env bash
# How the shops of the guide's first pages are started.
set -euo pipefail
case "$1" in
spring)
# region spring
mvn spring-boot:run
# endregion spring
;;
micronaut)
# region micronaut
mvn compile exec:java
# endregion micronaut
;;
esac
