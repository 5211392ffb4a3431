package dev.cairn.distill.dataset;

import dev.cairn.core.Role;
import dev.cairn.distill.dataset.DatasetSummary.Derived;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A file for each role and split, and a small validation set of each role. */
final class CairnLayout implements DatasetLayout {
    @Override
    public String label() {
        return "cairn";
    }

    @Override
    public String ofAll(Role role, String split) {
        return DatasetSummary.rows(role, split);
    }

    @Override
    public String ofTask(Role role, String split, String code) {
        return role.label() + "/tasks/" + code + "." + split + ".jsonl";
    }

    @Override
    public boolean joinsTasks() {
        return false;
    }

    @Override
    public List<Derived> derive(Path directory, DatasetPlan plan, Collection<String> codes) {
        List<Derived> made = new ArrayList<>();
        for (Role role : plan.roles()) {
            String path = ofAll(role, "val.mini");
            Path validation = directory.resolve(ofAll(role, "val"));
            if (plan.miniRows() == 0 || !Files.exists(validation)) {
                RowFiles.delete(directory.resolve(path));
            } else {
                made.add(LineFile.of(validation).sample(plan.miniRows(), directory, path));
            }
        }
        return made;
    }
}
