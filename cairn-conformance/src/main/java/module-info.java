/** Comparison with recordings of the published code. */
module dev.cairn.conformance {
    requires dev.cairn.core;
    requires dev.cairn.domain;
    requires dev.cairn.scienceworld;
    requires dev.cairn.llm;
    requires dev.cairn.distill;
    requires dev.cairn.t5;
    requires dev.cairn.agent;
    requires dev.cairn.pipeline;
    requires dev.cairn.cli;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires static transitive org.jspecify;

    // Commands are made by picocli, and JSON is read into records and written from them.
    opens dev.cairn.conformance.agent to
            com.fasterxml.jackson.databind;
    opens dev.cairn.conformance.annotation to
            com.fasterxml.jackson.databind;
    opens dev.cairn.conformance.cache to
            com.fasterxml.jackson.databind;
    opens dev.cairn.conformance.command to
            com.fasterxml.jackson.databind,
            dev.cairn.cli,
            info.picocli;
    opens dev.cairn.conformance.data to
            com.fasterxml.jackson.databind;
    opens dev.cairn.conformance.defect to
            com.fasterxml.jackson.databind;
    opens dev.cairn.conformance.layout to
            com.fasterxml.jackson.databind;
    opens dev.cairn.conformance.row to
            com.fasterxml.jackson.databind;
    opens dev.cairn.conformance.vector to
            com.fasterxml.jackson.databind;

    provides dev.cairn.cli.console.CommandProvider with
            dev.cairn.conformance.command.ConformanceCommands;
    provides dev.cairn.distill.annotate.AnnotatorProvider with
            dev.cairn.conformance.cache.CacheAnnotatorProvider;
    provides dev.cairn.distill.dataset.DatasetVariants with
            dev.cairn.conformance.layout.PublishedDatasets;
    provides dev.cairn.pipeline.evaluate.AgentVariant.Provider with
            dev.cairn.conformance.defect.PublishedVariants;
    provides dev.cairn.pipeline.evaluate.RowComparison with
            dev.cairn.conformance.row.WorldRowsStage.Comparison;
    provides dev.cairn.pipeline.export.ExportFormat with
            dev.cairn.conformance.export.ScoreFiles;
}
