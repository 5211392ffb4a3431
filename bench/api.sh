#!/usr/bin/env bash
# Makes the API of this version the baseline that later versions are compared with: for each module that promises one, a jar of
# the classes in the packages that it exports to everybody. The same commit and JDK give the same bytes.
#   bench/api.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
mvn -q -B -ntp -Dcairn.quick -Dmaven.test.skip -pl "$(echo cairn-*/src/api | sed 's|/src/api||g; s| |,|g')" -am package
for api in cairn-*/src/api; do
    module=${api%%/*}
    rm -f "$api"/*.jar
    (
        cd "$module/target/classes"
        # Each of its packages is a line such as: exports dev.cairn.t5
        java -p . -d "dev.${module/-/.}" | sed -n 's/^exports \([^ ]*\)$/\1/p' | tr . / \
            | while read -r package; do ls "$package"/*.class; done | grep -v /package-info | LC_ALL=C sort >../api.txt
        jar --create --no-manifest --date=2026-01-01T00:00:00Z --file "../../src/api/$module-$version.jar" @../api.txt
    )
done
sed -i "s|<cairn.api>.*</cairn.api>|<cairn.api>$version</cairn.api>|" pom.xml
ls -l cairn-*/src/api/*.jar
