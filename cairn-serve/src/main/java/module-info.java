/** Worlds and agents over HTTP. */
module dev.cairn.serve {
    requires dev.cairn.core;
    requires dev.cairn.domain;
    requires dev.cairn.distill;
    requires dev.cairn.agent;
    requires dev.cairn.pipeline;
    requires dev.cairn.report;
    requires dev.cairn.cli;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires io.javalin;
    requires jakarta.servlet;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires org.slf4j;
    requires static transitive org.jspecify;

    // Commands are made by picocli, and JSON is read into records and written from them; the page is a resource.
    opens dev.cairn.serve to
            com.fasterxml.jackson.databind,
            dev.cairn.cli,
            dev.cairn.core,
            info.picocli;
    opens dev.cairn.serve.agents to
            com.fasterxml.jackson.databind;
    opens dev.cairn.serve.chat to
            com.fasterxml.jackson.databind;
    opens dev.cairn.serve.http to
            com.fasterxml.jackson.databind;
    opens dev.cairn.serve.page to
            dev.cairn.core;
    opens dev.cairn.serve.run to
            com.fasterxml.jackson.databind;
    opens dev.cairn.serve.world to
            com.fasterxml.jackson.databind;

    provides dev.cairn.cli.console.CommandProvider with
            dev.cairn.serve.ServeCommands;
}
