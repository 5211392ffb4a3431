package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.agent.policy.ServedModel.Servers;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.io.Sha256;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.train.ModelFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model and the rows of a data set that it is to answer.
 *
 * @param world that the model is of
 * @param dataset the file that {@code rows} are from
 * @param rows those that count
 * @param models where the models are
 * @param beams of the search; as many answers to a row
 */
public record RowQuestion(Domain world, Role role, Path dataset, List<Example> rows, AgentModels models, int beams) {
    public RowQuestion {
        ModelSetup.requireBeams(beams);
        rows = List.copyOf(rows);
    }

    /** All of it that decides the result besides the {@link #inputs}. */
    public Map<String, Object> config() {
        return new TreeMap<>(Map.of(
                "role", role.label(), "rows", rows.size(), "beams", beams, "rowsHash", Sha256.of(rows.toString())));
    }

    /** Name and hash of the model and the data set. */
    public Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(ModelFiles.hashes(models, List.of(role)));
        inputs.put("dataset", "sha256:" + Sha256.of(dataset));
        return inputs;
    }

    /** Loads the model. */
    public RoleModel load(ModelThreads threads) {
        return RoleModel.load(new ModelSetup(world, models, Servers.NONE, beams, threads, new PartTimes()), role);
    }
}
