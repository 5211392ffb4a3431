# Sourced by the scripts in this folder, from the root of the repository: runs a class of cairn-t5's tests, in the folder cairn-t5 as the
# tests themselves run.

mvn -q -pl cairn-t5 test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt

run_java() (
    cd cairn-t5
    java -cp "target/test-classes:target/classes:$(cat target/test-classpath.txt)" "$@"
)
