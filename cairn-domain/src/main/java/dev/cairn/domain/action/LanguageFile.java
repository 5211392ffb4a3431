package dev.cairn.domain.action;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.agent.EntityNames;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.TextReader;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@linkplain PhraseLanguage language} as a YAML file, which says what a world's actions are called without a line of code.
 *
 * @param fixed formal form of actions that are always said in the same words
 * @param phrases the first that fits is said
 * @param understood phrases that are read but never written
 * @param drop actions that nothing is learnt from, with a {@code *} for any words
 * @param places names of places; a look is of the one that it names first
 * @param things names of things, which random sub-goals are made of
 * @param remember texts, with a {@code *} for any words, that are read once and needed later; a controller sees them until the end
 * @param introduction what a language model reads of the world before it cuts trajectories
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LanguageFile(
        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonSetter(nulls = Nulls.AS_EMPTY)
        Map<String, String> fixed,

        List<Entry> phrases,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Entry> understood,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> drop,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> places,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> things,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<String> remember,

        @JsonProperty(isRequired = OptBoolean.FALSE) Optional<String> introduction) {
    /** Name of the copy that data sets and models keep. */
    public static final String FILE = "actions.yaml";

    /** Key of its hash in the {@linkplain dev.cairn.domain.Domain#provenance() provenance} of a world that a user gave it to. */
    public static final String PROVENANCE = "domain.language";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String NAME = "[A-Z][A-Z_0-9]*";

    /**
     * A phrase.
     *
     * @param names in formal language; the first is the one that is written
     * @param words the action with a {@code *} for each of one or two things
     */
    public record Entry(List<String> names, String words) {
        public Entry {
            names = List.copyOf(names);
            if (names.isEmpty() || !names.stream().allMatch(name -> name.matches(NAME))) {
                throw new UserException(
                        "'" + words + "' has the names " + names + "; expected at least one, in capitals: PICK_UP");
            }
            if (!words.matches("[^*]*[^* ] \\*( [^*]+ \\*)?")) {
                throw new UserException("'" + words
                        + "' is no phrase; expected a verb and a * for each of one or two things: put * in *."
                        + " An action without things is one of `fixed`");
            }
        }

        private Phrase phrase() {
            return new Phrase(String.join("|", names), words);
        }

        private String verb() {
            return words.substring(0, words.indexOf('*'));
        }

        private boolean hasOneThing() {
            return words.indexOf('*') == words.length() - 1;
        }
    }

    public LanguageFile {
        fixed = new LinkedHashMap<>(fixed);
        phrases = List.copyOf(phrases);
        understood = List.copyOf(understood);
        drop = List.copyOf(drop);
        places = List.copyOf(places);
        things = List.copyOf(things);
        remember = List.copyOf(remember);
        for (List<String> names : List.of(drop, places, things, remember)) {
            if (names.stream().anyMatch(String::isBlank) || new HashSet<>(names).size() < names.size()) {
                throw new UserException("a name in " + names + " is empty or there twice");
            }
        }
        for (int later = 1; later < phrases.size(); later++) {
            for (Entry earlier : phrases.subList(0, later)) {
                requireReached(earlier, phrases.get(later));
            }
        }
        if (fixed.containsValue(SubGoalEnd.FORMAL)) {
            throw new UserException(
                    SubGoalEnd.FORMAL + " ends a sub-goal and means nothing that a world could be asked to do");
        }
    }

    private static void requireReached(Entry earlier, Entry later) {
        if (earlier.words().equals(later.words())
                || (earlier.hasOneThing() && later.verb().startsWith(earlier.verb()))) {
            throw new UserException("'" + later.words() + "' is never said, since '" + earlier.words()
                    + "' before it fits the same actions; the longer one has to come first");
        }
    }

    /**
     * Reads a file.
     *
     * @param source its name, for messages
     * @throws UserException if it is no such file, or contradicts itself
     */
    public static LanguageFile read(String yaml, String source) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (!tree.isObject()) {
                throw new UserException(source + " is no action language: expected a map with the key phrases");
            }
            return Json.mapper().treeToValue(tree, LanguageFile.class);
        } catch (JsonProcessingException e) {
            String reason = e.getCause() instanceof UserException wrong
                    ? String.valueOf(wrong.getMessage())
                    : e.getOriginalMessage();
            throw new UserException(source + where(e) + ": " + reason, e);
        }
    }

    /** A line where the text is no YAML, otherwise the field. */
    private static String where(JsonProcessingException e) {
        if (e instanceof JsonMappingException wrong && !wrong.getPath().isEmpty()) {
            return wrong.getPath().stream()
                    .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                    .collect(joining("", ": ", ""))
                    .replace(": .", ": ");
        }
        return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    }

    /** As {@link #read} reads it. */
    public String yaml() {
        try {
            return YAML.writeValueAsString(Json.mapper().valueToTree(this));
        } catch (JsonProcessingException e) {
            throw new CairnException("cannot write an action language", e);
        }
    }

    /** Which actions are dropped. */
    public Predicate<String> dropped() {
        return anyLike(drop);
    }

    /** Shows every word, and remembers what is to be remembered. */
    public PromptTexts promptTexts() {
        Predicate<String> isRemembered = anyLike(remember);
        return new PromptTexts() {
            @Override
            public List<String> findings(String task, List<String> outcomes) {
                return outcomes.stream()
                        .map(outcome ->
                                isRemembered.test(outcome) ? tidy(outcome).strip() : "")
                        .toList();
            }
        };
    }

    /** @param likes with a star for any words */
    private static Predicate<String> anyLike(List<String> likes) {
        List<Pattern> patterns = likes.stream()
                .map(words -> Pattern.compile(
                        Stream.of(words.strip().split("\\*", -1))
                                .map(Pattern::quote)
                                .collect(joining(".*")),
                        Pattern.DOTALL))
                .toList();
        return text -> patterns.stream()
                .anyMatch(pattern -> pattern.matcher(text.strip()).matches());
    }

    /** Tells the place that a look is of; nothing if no places are named. */
    public TextReader reader() {
        if (places.isEmpty()) {
            return TextReader.NONE;
        }
        Pattern any = anyOf(places);
        return new TextReader() {
            @Override
            public Optional<String> place(String look) {
                return any.matcher(look).results().map(MatchResult::group).findFirst();
            }
        };
    }

    /** Places, and those of the things that look and inventory name. */
    public EntityNames names() {
        if (things.isEmpty()) {
            return EntityNames.NONE;
        }
        Pattern any = anyOf(things);
        return new EntityNames() {
            @Override
            public List<String> places() {
                return places;
            }

            @Override
            public List<String> visible(EnvironmentView world) {
                List<String> seen = any.matcher(world.look() + "\n" + world.inventory())
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .toList();
                return seen.isEmpty() ? EntityNames.NONE.visible(world) : seen;
            }
        };
    }

    /** Whole words; of names that begin alike the longest. */
    private static Pattern anyOf(List<String> names) {
        return Pattern.compile(names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(joining("|", "(?<!\\w)(?:", ")(?!\\w)")));
    }

    /** The same, with another formal form of an action. */
    public LanguageFile with(String words, String formal) {
        Map<String, String> changed = new LinkedHashMap<>(fixed);
        changed.put(words, formal);
        return new LanguageFile(changed, phrases, understood, drop, places, things, remember, introduction);
    }

    public ActionLanguage language() {
        return new PhraseLanguage(
                fixed,
                phrases.stream().map(Entry::phrase).toList(),
                understood.stream().map(Entry::phrase).toList());
    }
}
