package dev.cairn.domain.remote;

import dev.cairn.core.TaskId;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.annotation.AnnotationExamples;
import dev.cairn.domain.text.TextReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * @param simplifications names that the world knows
 */
record RemoteDomain(
        String name,
        String address,
        String content,
        TaskCatalog tasks,
        Optional<Pattern> place,
        Optional<String> introduction,
        Set<String> simplifications,
        Supplier<RemoteSession> connect)
        implements Domain {

    @Override
    public TextEnvironment open() {
        return new RemoteEnvironment(connect, simplifications);
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of("domain", name, "domain.content", content, "domain.address", address);
    }

    @Override
    public TextReader texts() {
        return place.map(RemoteDomain::reader).orElse(TextReader.NONE);
    }

    @Override
    public AnnotationExamples annotationExamples() {
        return new AnnotationExamples() {
            @Override
            public Optional<String> introduction() {
                return introduction;
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
