package dev.cairn.t5.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.io.WeightFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** All that a loss curve depends on, as JSON; a run is only continued with what it was begun with. */
record RunFingerprint(ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    /** Not asked of trainings that were begun when it was not yet noted. */
    private static final String START = "startSha256";

    static RunFingerprint of(
            TrainingOptions training, InitialModel initial, EncodedDataset train, EncodedDataset validation) {
        ObjectNode json = JSON.createObjectNode();
        json.set("training", JSON.valueToTree(training));
        json.set("model", shape(initial.config()));
        json.put(START, start(initial));
        json.put("trainSha256", train.fingerprint()).put("validationSha256", validation.fingerprint());
        return new RunFingerprint(json);
    }

    /** Of the weights to start from; new ones follow from the seed. */
    private static String start(InitialModel initial) {
        if (!(initial instanceof InitialModel.Pretrained pretrained)) {
            return initial.origin();
        }
        MessageDigest digest = EncodedDataset.sha256();
        for (Path file : WeightFiles.of(pretrained.dir())) {
            try (DigestInputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw T5Exception.reading(file, e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What was added to the shape later is left out where it says nothing new: trainings begun before go on. */
    private static ObjectNode shape(T5Config model) {
        ObjectNode json = JSON.valueToTree(model);
        if (model.scaleDecoderOutputs() == model.tieWordEmbeddings()) {
            json.remove("scaleDecoderOutputs");
        }
        if (model.eosTokenIds().size() == 1) {
            json.remove("eosTokenIds");
            json.put("eosTokenId", model.eosTokenId());
        }
        return json;
    }

    /** Throws when {@code found} is not this run, naming every difference. */
    void requireSame(JsonNode found, Path where) {
        List<String> differences = new ArrayList<>();
        differences("", json, found, differences);
        if (!differences.isEmpty()) {
            throw new T5Exception("The training in " + where + " was begun differently: "
                    + String.join("; ", differences) + ". Use the same settings to continue it, or another directory.");
        }
    }

    private static void differences(String path, JsonNode asked, JsonNode found, List<String> out) {
        if (!asked.isObject()) {
            if (!text(asked).equals(text(found))) {
                out.add(path + " was " + (found.isMissingNode() ? "absent" : text(found)) + ", now " + text(asked));
            }
            return;
        }
        for (Map.Entry<String, JsonNode> field : asked.properties()) {
            if (field.getKey().equals(START) && !found.has(START)) {
                continue;
            }
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            differences(name, field.getValue(), found.path(field.getKey()), out);
        }
    }

    /** 1 and 1.0 are one number in text form, int and long one type. */
    private static String text(JsonNode node) {
        return node.isArray() ? node.toString() : node.asText();
    }
}
