package dev.cairn.domain.remote;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ProcessDomainContractTest extends DomainContract {
    @TempDir
    private static Path folder;

    private static String choice = "";

    @Override
    protected String choice() {
        return choice;
    }

    @Override
    protected Domain domain() {
        choice = choice.isEmpty() ? OwnWorld.choice(folder) : choice;
        return OwnWorld.open(choice);
    }

    @Override
    protected String tasks() {
        return "all";
    }
}
