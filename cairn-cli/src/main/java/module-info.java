/** The command {@code cairn}. */
module dev.cairn.cli {
    requires transitive dev.cairn.core;
    requires transitive dev.cairn.domain;
    requires transitive dev.cairn.scienceworld;
    requires dev.cairn.llm;
    requires transitive dev.cairn.distill;
    requires dev.cairn.t5;
    requires transitive dev.cairn.agent;
    requires transitive dev.cairn.pipeline;
    requires dev.cairn.report;
    requires transitive com.fasterxml.jackson.core;
    requires transitive info.picocli;
    requires java.management;
    requires me.tongfei.progressbar;
    requires org.jline.reader;
    requires org.jline.terminal;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.cairn.cli.console;

    // For Cairn's own modules.
    exports dev.cairn.cli.option to
            dev.cairn.bench,
            dev.cairn.conformance,
            dev.cairn.serve;

    // Commands are made by picocli, and JSON is read into records and written from them.
    opens dev.cairn.cli to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens dev.cairn.cli.console to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens dev.cairn.cli.llm to
            com.fasterxml.jackson.databind,
            dev.cairn.core,
            info.picocli;
    opens dev.cairn.cli.option to
            info.picocli;
    opens dev.cairn.cli.play to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens dev.cairn.cli.train to
            com.fasterxml.jackson.databind,
            info.picocli;

    uses dev.cairn.cli.console.CommandProvider;
    uses dev.cairn.distill.annotate.AnnotatorProvider;
}
