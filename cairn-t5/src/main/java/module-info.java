/**
 * T5 on the JVM: load, train, generate, save. {@link dev.cairn.t5.TextGenerator}, {@link dev.cairn.t5.T5Model} and {@link
 * dev.cairn.t5.T5Tokenizer} are the front, {@link dev.cairn.t5.train.Trainer} trains. On the module path the native libraries are
 * modules that no other one requires: {@code --add-modules ALL-MODULE-PATH} resolves them.
 */
module dev.cairn.t5 {
    requires ai.djl.tokenizers;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires java.management;
    requires org.bytedeco.dnnl;
    requires org.bytedeco.javacpp;
    requires org.bytedeco.openblas;
    requires transitive org.bytedeco.pytorch;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.cairn.t5;
    exports dev.cairn.t5.train;
    exports dev.cairn.t5.train.optimizer;

    // For Cairn's own modules.
    exports dev.cairn.t5.generate to
            dev.cairn.bench;
    exports dev.cairn.t5.io to
            dev.cairn.pipeline;
    exports dev.cairn.t5.lora to
            dev.cairn.pipeline;
    exports dev.cairn.t5.metric to
            dev.cairn.agent,
            dev.cairn.conformance,
            dev.cairn.pipeline;
    exports dev.cairn.t5.model to
            dev.cairn.bench,
            dev.cairn.pipeline;
    exports dev.cairn.t5.tensor to
            dev.cairn.bench;
    exports dev.cairn.t5.tokenizer to
            dev.cairn.pipeline;
    exports dev.cairn.t5.train.distributed to
            dev.cairn.cli,
            dev.cairn.pipeline;
    exports dev.cairn.t5.train.tensorboard to
            dev.cairn.pipeline;
    exports dev.cairn.t5.train.update to
            dev.cairn.bench;

    // JSON is read into records and written from them.
    opens dev.cairn.t5.lora to
            com.fasterxml.jackson.databind;
    opens dev.cairn.t5.model to
            com.fasterxml.jackson.databind;
    opens dev.cairn.t5.train to
            com.fasterxml.jackson.databind;
    opens dev.cairn.t5.train.update to
            com.fasterxml.jackson.databind;

    uses org.slf4j.spi.SLF4JServiceProvider;
}
