package dev.cairn.scienceworld;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainContract;

class ScienceWorldDomainContractTest extends DomainContract {
    private static final Domain DOMAIN = new ScienceWorld(TestJar.JAR);

    @Override
    protected Domain domain() {
        return DOMAIN;
    }

    @Override
    protected String tasks() {
        return "2-1,3-1,4-4,6-2,7-1";
    }
}
