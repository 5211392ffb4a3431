package dev.cairn.domain.remote;

import dev.cairn.core.TaskId;
import dev.cairn.core.io.Sha256;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.action.LanguageFile;
import dev.cairn.domain.action.VerbArgumentLanguage;
import dev.cairn.domain.agent.EntityNames;
import dev.cairn.domain.annotation.AnnotationExamples;
import dev.cairn.domain.annotation.AnnotationRules;
import dev.cairn.domain.annotation.GenericRules;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.TextReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A world elsewhere: what it has told of itself, and how it is reached.
 *
 * @param address command or address, for manifests
 * @param content version of the world; runs with different ones do not compare
 * @param place pattern by whose first group a description of surroundings names the place, if it does
 * @param introduction what a language model reads of the world before it cuts trajectories
 * @param language what its actions are called, if a file says it; where the world tells of itself what the file says too, the world counts
 * @param simplifications names that the world knows
 * @param patience longest call of an environment
 */
record RemoteDomain(
        String name,
        String address,
        String content,
        TaskCatalog tasks,
        Optional<Pattern> place,
        Optional<String> introduction,
        Optional<LanguageFile> language,
        Set<String> simplifications,
        Duration patience,
        Supplier<RemoteSession> connect)
        implements Domain {

    @Override
    public TextEnvironment open() {
        return new RemoteEnvironment(connect, simplifications);
    }

    @Override
    public Map<String, String> provenance() {
        Map<String, String> provenance =
                new TreeMap<>(Map.of("domain", name, "domain.content", content, "domain.address", address));
        language.ifPresent(file -> provenance.put(LanguageFile.PROVENANCE, "sha256:" + Sha256.of(file.yaml())));
        return provenance;
    }

    @Override
    public Optional<LanguageFile> languageFile() {
        return language;
    }

    @Override
    public ActionLanguage actions() {
        return language.map(LanguageFile::language).orElseGet(VerbArgumentLanguage::new);
    }

    @Override
    public AnnotationRules annotationRules() {
        return new GenericRules(
                actions(),
                texts(),
                promptTexts(),
                language.map(LanguageFile::dropped).orElse(action -> false));
    }

    @Override
    public EntityNames entityNames() {
        return language.map(LanguageFile::names).orElse(EntityNames.NONE);
    }

    @Override
    public TextReader texts() {
        return place.map(RemoteDomain::reader)
                .orElseGet(() -> language.map(LanguageFile::reader).orElse(TextReader.NONE));
    }

    @Override
    public PromptTexts promptTexts() {
        return language.map(LanguageFile::promptTexts).orElse(PromptTexts.PLAIN);
    }

    @Override
    public AnnotationExamples annotationExamples() {
        return new AnnotationExamples() {
            @Override
            public Optional<String> introduction() {
                return introduction.or(() -> language.flatMap(LanguageFile::introduction));
            }

            @Override
            public Optional<String> general() {
                return Optional.empty();
            }

            @Override
            public Optional<String> of(TaskId task) {
                return Optional.empty();
            }
        };
    }

    private static TextReader reader(Pattern place) {
        return new TextReader() {
            @Override
            public Optional<String> place(String look) {
                Matcher found = place.matcher(look);
                return found.find() ? Optional.of(found.group(1)) : Optional.empty();
            }
        };
    }
}
