#!/usr/bin/env bash
# How somebody puts Parley where Maven finds it.
set -euo pipefail
case "$1" in
install)
# region install
mvn install -Dmaven.test.skip -pl sdk-spring,sdk-micronaut -am
# endregion install
;;
deploy)
# region deploy
mvn deploy -Dmaven.test.skip -pl sdk-spring,sdk-micronaut -am \
  -DaltDeploymentRepository=parley::file:///srv/parley-repository
# endregion deploy
;;
esac
