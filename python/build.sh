#!/usr/bin/env bash
# Builds the Python package cairn-scienceworld: its jar with Maven, and the wheel with pip; says where that is.
#   python/build.sh [--jar]      --jar: the jar alone
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
package=python/cairn-scienceworld

mvn --quiet --batch-mode --no-transfer-progress -Dcairn.quick -Ppython -Dmaven.test.skip -pl cairn-python -am package >&2
cp cairn-python/target/cairn-scienceworld.jar "$package/src/cairn_scienceworld/"
if [ "${1:-}" = --jar ]; then
    exit
fi
rm -rf "$package/dist"
python3 -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$package/dist" "$package" >&2
ls "$package"/dist/*.whl
