/** The page about runs. */
module dev.cairn.report {
    requires transitive dev.cairn.core;
    requires com.fasterxml.jackson.databind;
    requires gg.jte.runtime;
    requires static transitive org.jspecify;

    exports dev.cairn.report;

    // JSON that is written from records, resources, and the templates that the build compiles.
    opens dev.cairn.report to
            com.fasterxml.jackson.databind,
            dev.cairn.core;
    opens gg.jte.generated.precompiled to
            gg.jte.runtime;
}
