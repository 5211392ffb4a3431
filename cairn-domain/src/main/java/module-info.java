/** The ports of a text world, and the domains that are programs or servers. */
module dev.cairn.domain {
    requires transitive dev.cairn.core;
    requires com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires java.net.http;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.cairn.domain;
    exports dev.cairn.domain.action;
    exports dev.cairn.domain.agent;
    exports dev.cairn.domain.annotation;
    exports dev.cairn.domain.edit;
    exports dev.cairn.domain.fetch;
    exports dev.cairn.domain.pool;
    exports dev.cairn.domain.protocol;
    exports dev.cairn.domain.text;

    // JSON is read into records and written from them.
    opens dev.cairn.domain to
            com.fasterxml.jackson.databind;
    opens dev.cairn.domain.action to
            com.fasterxml.jackson.databind;
    opens dev.cairn.domain.annotation to
            com.fasterxml.jackson.databind;
    opens dev.cairn.domain.edit to
            com.fasterxml.jackson.databind;
    opens dev.cairn.domain.fetch to
            com.fasterxml.jackson.databind;
    opens dev.cairn.domain.protocol to
            com.fasterxml.jackson.databind;
    opens dev.cairn.domain.remote to
            com.fasterxml.jackson.databind;
    opens dev.cairn.domain.text to
            com.fasterxml.jackson.databind;
    opens dev.cairn.domain.toy to
            com.fasterxml.jackson.databind;

    uses dev.cairn.domain.DomainProvider;

    provides dev.cairn.domain.DomainProvider with
            dev.cairn.domain.toy.ToyDomain,
            dev.cairn.domain.remote.ProcessDomain,
            dev.cairn.domain.remote.AgentGymDomain;
}
