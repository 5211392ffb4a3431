# Sourced by the scripts beside it, from the root of the repository: runs a class of cairn-t5's tests.

mvn -q -pl cairn-t5 test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath.txt

run_java() {
    # The settings of the launcher; see cairn.jvm in pom.xml.
    java -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dorg.bytedeco.javacpp.nopointergc=true \
        -Dai.djl.offline=true -DRUST_FLAVOR=cpu \
        -cp "cairn-t5/target/test-classes:cairn-t5/target/classes:$(cat cairn-t5/target/test-classpath.txt)" "$@"
}
