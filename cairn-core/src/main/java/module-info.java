/** What all of Cairn exchanges: records, files of JSON lines, run directories, scores. */
module dev.cairn.core {
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires static transitive org.jspecify;

    exports dev.cairn.core;
    exports dev.cairn.core.io;
    exports dev.cairn.core.run;
    exports dev.cairn.core.score;

    // JSON is read into records and written from them.
    opens dev.cairn.core to
            com.fasterxml.jackson.databind;
    opens dev.cairn.core.io to
            com.fasterxml.jackson.databind;
    opens dev.cairn.core.run to
            com.fasterxml.jackson.databind;
    opens dev.cairn.core.score to
            com.fasterxml.jackson.databind;
}
