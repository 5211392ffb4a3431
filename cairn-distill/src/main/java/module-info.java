/** Annotation of trajectories, and data sets. */
module dev.cairn.distill {
    requires transitive dev.cairn.core;
    requires transitive dev.cairn.domain;
    requires transitive dev.cairn.llm;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.cairn.distill.annotate;
    exports dev.cairn.distill.annotate.repair;
    exports dev.cairn.distill.annotate.report;
    exports dev.cairn.distill.dataset;
    exports dev.cairn.distill.gold;
    exports dev.cairn.distill.prompt;

    // For Cairn's own modules.
    exports dev.cairn.distill.annotate.llm to
            dev.cairn.cli,
            dev.cairn.conformance,
            dev.cairn.pipeline;

    // JSON is read into records and written from them.
    opens dev.cairn.distill.annotate to
            com.fasterxml.jackson.databind;
    opens dev.cairn.distill.annotate.llm to
            com.fasterxml.jackson.databind;
    opens dev.cairn.distill.annotate.repair to
            com.fasterxml.jackson.databind;
    opens dev.cairn.distill.annotate.report to
            com.fasterxml.jackson.databind,
            dev.cairn.core;
    opens dev.cairn.distill.dataset to
            com.fasterxml.jackson.databind;
    opens dev.cairn.distill.gold to
            com.fasterxml.jackson.databind;
    opens dev.cairn.distill.prompt to
            com.fasterxml.jackson.databind;
    opens dev.cairn.distill.annotate.llm.prompts to
            dev.cairn.core;

    uses dev.cairn.distill.dataset.DatasetVariants;
}
