#!/usr/bin/env bash
# Builds the commit twice, each time in a clone and a path of its own, and compares the digests of all jars.
#   bench/reproducible.sh [ARGUMENTS OF MAVEN]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in one another-path; do
    git clone --quiet . "$work/$name"
    (cd "$work/$name" && mvn -q -B -ntp -Dcairn.quick -Dmaven.test.skip "$@" package)
    (cd "$work/$name" && find . -path '*/target/*' -name 'cairn-*.jar' ! -path '*/lib/*' -print0 | sort -z | xargs -0 sha256sum) >"$work/$name.sha256"
done
[ -s "$work/one.sha256" ] || { echo "no jars were built" >&2; exit 1; }
diff "$work/one.sha256" "$work/another-path.sha256" || { echo "the builds differ" >&2; exit 1; }
echo "$(wc -l <"$work/one.sha256") jars, equal byte for byte"
