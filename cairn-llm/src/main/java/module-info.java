/** Large language models over HTTP. */
module dev.cairn.llm {
    requires transitive dev.cairn.core;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires transitive com.fasterxml.jackson.databind;
    requires dev.failsafe.core;
    requires java.net.http;
    requires transitive org.slf4j;
    requires static transitive org.jspecify;

    exports dev.cairn.llm;
    exports dev.cairn.llm.http;
    exports dev.cairn.llm.retry;
    exports dev.cairn.llm.store;

    // JSON is read into records and written from them.
    opens dev.cairn.llm to
            com.fasterxml.jackson.databind;
    opens dev.cairn.llm.http to
            com.fasterxml.jackson.databind;
    opens dev.cairn.llm.retry to
            com.fasterxml.jackson.databind;
    opens dev.cairn.llm.store to
            com.fasterxml.jackson.databind;
}
