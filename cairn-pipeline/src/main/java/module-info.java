/** The stages from trajectories to scores, and the recipe that strings them together. */
module dev.cairn.pipeline {
    requires transitive dev.cairn.core;
    requires transitive dev.cairn.domain;
    requires transitive dev.cairn.llm;
    requires transitive dev.cairn.distill;
    requires transitive dev.cairn.t5;
    requires transitive dev.cairn.agent;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires static transitive org.jspecify;

    exports dev.cairn.pipeline;
    exports dev.cairn.pipeline.annotate;
    exports dev.cairn.pipeline.dataset;
    exports dev.cairn.pipeline.evaluate;
    exports dev.cairn.pipeline.export;
    exports dev.cairn.pipeline.gold;
    exports dev.cairn.pipeline.improve;
    exports dev.cairn.pipeline.recipe;
    exports dev.cairn.pipeline.train;
    exports dev.cairn.pipeline.work;

    // JSON is read into records and written from them.
    opens dev.cairn.pipeline to
            com.fasterxml.jackson.databind,
            dev.cairn.core;
    opens dev.cairn.pipeline.annotate to
            com.fasterxml.jackson.databind;
    opens dev.cairn.pipeline.dataset to
            com.fasterxml.jackson.databind;
    opens dev.cairn.pipeline.evaluate to
            com.fasterxml.jackson.databind;
    opens dev.cairn.pipeline.export to
            com.fasterxml.jackson.databind;
    opens dev.cairn.pipeline.gold to
            com.fasterxml.jackson.databind;
    opens dev.cairn.pipeline.improve to
            com.fasterxml.jackson.databind;
    opens dev.cairn.pipeline.recipe to
            com.fasterxml.jackson.databind;
    opens dev.cairn.pipeline.train to
            com.fasterxml.jackson.databind;

    uses dev.cairn.pipeline.evaluate.AgentVariant.Provider;
    uses dev.cairn.pipeline.evaluate.RowComparison;
    uses dev.cairn.pipeline.export.ExportFormat;
    uses dev.cairn.pipeline.work.WorkersProvider;
}
