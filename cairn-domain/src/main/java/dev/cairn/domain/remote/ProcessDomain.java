package dev.cairn.domain.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.DomainProvider;
import dev.cairn.domain.TaskCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A world that is a program of its own, in any language: {@code --domain 'process:python3 my_world.py'}. */
public final class ProcessDomain implements DomainProvider {
    private static final String IN_QUOTES = "\"([^\"]*)\"|'([^']*)'";
    private static final Pattern QUOTED = Pattern.compile(IN_QUOTES);

    /** Words of a command; what holds blanks is in quotes, as a whole or in part. */
    private static final Pattern WORD = Pattern.compile("(?:" + IN_QUOTES + "|\\S)+");

    @Override
    public String name() {
        return "process";
    }

    @Override
    public String description() {
        return "A world of yours in any language: a program that speaks JSON lines, process:COMMAND";
    }

    @Override
    public Map<String, String> options() {
        return Options.described("the command, for example python3 my_world.py", Map.of());
    }

    /** Starts the program once, to hear what it is. */
    @Override
    public Domain open(DomainOptions given) {
        Options options = new Options(given);
        String address = options.address("which program is the world? Give --domain 'process:COMMAND'");
        List<String> command = words(address);
        Duration patience = options.patience();
        try (ProcessSession session = new ProcessSession(command, patience)) {
            JsonNode hello = session.hello();
            return new RemoteDomain(
                    Reply.text(hello, "name").orElseThrow(() -> Reply.wrong(hello, "name", "the name of the world")),
                    address,
                    Reply.text(hello, "content").orElse("unknown"),
                    catalog(hello),
                    Reply.text(hello, "place").map(ProcessDomain::pattern),
                    Reply.text(hello, "introduction"),
                    options.language(),
                    new TreeSet<>(Reply.texts(hello, "simplifications").orElse(List.of())),
                    options.patienceOfCalls(),
                    () -> new ProcessSession(command, patience));
        } catch (UserException e) {
            throw e;
        } catch (CairnException e) {
            throw new UserException(e.getMessage() + " (--domain process:" + address + ")", e);
        }
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(QUOTED.matcher(word.group())
                    .replaceAll(
                            part -> Matcher.quoteReplacement(part.group(1) == null ? part.group(2) : part.group(1))));
        }
        if (words.isEmpty()) {
            throw new UserException("the command of --domain process: is empty");
        }
        return words;
    }

    private static TaskCatalog catalog(JsonNode hello) {
        List<TaskCatalog.Entry> entries = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        Set<String> codes = new TreeSet<>();
        for (JsonNode task : hello.path("tasks")) {
            String name =
                    Reply.text(task, "name").orElseThrow(() -> Reply.wrong(hello, "tasks", "a name for each task"));
            String code = Reply.text(task, "code").orElse(name);
            if (!names.add(name)) {
                throw new CairnException("the world has two tasks called '" + name + "'");
            }
            if (!codes.add(code)) {
                throw new CairnException("the world has two tasks with the code '" + code + "'");
            }
            if (name.equals(TaskCatalog.ALL) || code.equals(TaskCatalog.ALL)) {
                throw new CairnException("the world has a task called '" + TaskCatalog.ALL
                        + "', which means all tasks; call it otherwise");
            }
            TaskId id = Reply.task(entries.size(), name, code);
            entries.add(
                    task.has("variations")
                            ? new TaskCatalog.Entry(id, count(task, "variations", 1))
                            : divided(id, task));
        }
        if (entries.isEmpty()) {
            throw Reply.wrong(hello, "tasks", "a list with at least one task");
        }
        return new TaskCatalog(entries, Map.of());
    }

    /** Variations by number of train, then dev, then test. */
    private static TaskCatalog.Entry divided(TaskId id, JsonNode task) {
        int train = count(task, Split.TRAIN.label(), 1);
        int dev = count(task, Split.DEV.label(), 0);
        int test = count(task, Split.TEST.label(), 1);
        if ((long) train + dev + test > Integer.MAX_VALUE) {
            throw Reply.wrong(task, Split.TRAIN.label(), Integer.MAX_VALUE + " variations at most, of all splits");
        }
        return new TaskCatalog.Entry(
                id,
                train + dev + test,
                (number, count) -> number < train ? Split.TRAIN : number < train + dev ? Split.DEV : Split.TEST);
    }

    private static int count(JsonNode task, String field, int least) {
        JsonNode count = task.path(field);
        if (!count.isInt() || count.asInt() < least) {
            throw Reply.wrong(
                    task,
                    field,
                    "a number of variations, at least " + least
                            + "; a task has `variations`, or `train`, `dev` and `test`");
        }
        return count.asInt();
    }

    private static Pattern pattern(String place) {
        try {
            Pattern pattern = Pattern.compile(place);
            if (pattern.matcher("").groupCount() < 1) {
                throw new UserException("the world's pattern `place`, " + place
                        + ", has no group in brackets for the name of the place");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new UserException("the world's pattern `place`: " + e.getMessage(), e);
        }
    }
}
