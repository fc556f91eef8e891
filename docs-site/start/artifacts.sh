#!/usr/bin/env bash
# How somebody puts Parley where Maven finds it.
set -euo pipefail
case "$1" in
install)
# region install
mvn install -DskipTests -pl sdk-spring,sdk-micronaut -am
# endregion install
;;
deploy)
# region deploy
mvn deploy -DskipTests -pl sdk-spring,sdk-micronaut -am \
  -DaltDeploymentRepository=parley::default::file:///srv/parley-repository
# endregion deploy
;;
esac
