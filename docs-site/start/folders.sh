#!/usr/bin/env bash
# The empty application of the guide's first pages.
set -euo pipefail
# region folders
mkdir shop
cd shop
mkdir -p src/main/java/com/example/shop src/main/resources
# endregion folders
