/** Agents and their episodes. */
module dev.cairn.agent {
    requires transitive dev.cairn.core;
    requires transitive dev.cairn.domain;
    requires transitive dev.cairn.llm;
    requires transitive dev.cairn.distill;
    requires transitive dev.cairn.t5;
    requires ai.djl.tokenizers;
    requires com.fasterxml.jackson.annotation;
    requires com.microsoft.onnxruntime;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.cairn.agent;
    exports dev.cairn.agent.batch;
    exports dev.cairn.agent.choice;
    exports dev.cairn.agent.constraint;
    exports dev.cairn.agent.llm;
    exports dev.cairn.agent.match;
    exports dev.cairn.agent.policy;
    exports dev.cairn.agent.rows;
    exports dev.cairn.agent.subgoal;
    exports dev.cairn.agent.timing;

    // For Cairn's own modules.
    exports dev.cairn.agent.explore to
            dev.cairn.pipeline,
            dev.cairn.serve;

    // JSON is read into records and written from them.
    opens dev.cairn.agent to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.batch to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.choice to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.constraint to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.explore to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.llm to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.match to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.policy to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.rows to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.subgoal to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.timing to
            com.fasterxml.jackson.databind;
    opens dev.cairn.agent.llm.prompts to
            dev.cairn.core;
}
