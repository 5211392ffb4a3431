/** ScienceWorld in this JVM, as a domain and by itself. */
module dev.cairn.scienceworld {
    requires transitive dev.cairn.core;
    requires transitive dev.cairn.domain;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires net.bytebuddy;
    requires java.logging; // The simulator.
    requires static transitive org.jspecify;
    requires static dev.cairn.scienceworld.signatures;
    requires static scala.library;

    exports dev.cairn.scienceworld;

    // For Cairn's own modules.
    exports dev.cairn.scienceworld.action to
            dev.cairn.conformance;
    exports dev.cairn.scienceworld.agent to
            dev.cairn.conformance;
    exports dev.cairn.scienceworld.annotate to
            dev.cairn.bench,
            dev.cairn.conformance;
    exports dev.cairn.scienceworld.protocol to
            dev.cairn.conformance;
    exports dev.cairn.scienceworld.verify to
            dev.cairn.conformance;

    // Resources, and JSON that is read into records.
    opens dev.cairn.scienceworld to
            dev.cairn.core;
    opens dev.cairn.scienceworld.action to
            dev.cairn.core;
    opens dev.cairn.scienceworld.annotate to
            dev.cairn.core;
    opens dev.cairn.scienceworld.gold to
            com.fasterxml.jackson.databind;
    opens dev.cairn.scienceworld.protocol to
            dev.cairn.core;
    opens dev.cairn.scienceworld.annotate.examples to
            dev.cairn.core;
    opens dev.cairn.scienceworld.agent.examples to
            dev.cairn.core;
    opens dev.cairn.scienceworld.agent.prompts to
            dev.cairn.core;

    provides dev.cairn.domain.DomainProvider with
            dev.cairn.scienceworld.ScienceWorldDomain;
}
