// The command {@code cairn}. Open, since picocli makes its commands and JSON is written from its records.
open module dev.cairn.cli {
    requires transitive dev.cairn.pipeline; // And with it core, domain, llm, distill, t5 and agent.
    requires dev.cairn.report;
    requires transitive info.picocli;
    requires java.management;
    requires me.tongfei.progressbar;
    requires org.jline.reader;
    requires org.jline.terminal;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.cairn.cli.console;
    exports dev.cairn.cli.option to
            dev.cairn.bench,
            dev.cairn.conformance,
            dev.cairn.serve;

    uses dev.cairn.cli.console.CommandProvider;
    uses dev.cairn.distill.annotate.AnnotatorProvider;
}
