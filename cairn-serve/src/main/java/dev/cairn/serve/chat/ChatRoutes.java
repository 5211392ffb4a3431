package dev.cairn.serve.chat;

import dev.cairn.agent.explore.Script;
import dev.cairn.core.io.Json;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.serve.http.Answers;
import dev.cairn.serve.http.Fields;
import dev.cairn.serve.http.HttpProblem;
import dev.cairn.serve.http.Keys;
import dev.cairn.serve.world.ServedAgent;
import dev.cairn.serve.world.ServedWorld;
import dev.cairn.serve.world.Worlds;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /v1/chat/completions}: an agent as a model of OpenAI's protocol. The user tells the task and what happens, the assistant says an
 * action. {@code model} is the name of an agent, in the usual world or as {@code domain/agent}.
 */
public final class ChatRoutes {
    private static final int BEAMS = 5;
    private static final long SEED = 1;

    private final Worlds worlds;
    private final Clock clock;
    private final Conversations conversations = new Conversations();

    /** Routes over the agents of these worlds. */
    public ChatRoutes(Worlds worlds, Clock clock) {
        this.worlds = worlds;
        this.clock = clock;
    }

    /** Adds them. */
    public void add(RoutesConfig routes) {
        routes.get("/v1/models", context -> Answers.json(context, Map.of("object", "list", "data", models())));
        routes.post("/v1/chat/completions", this::complete);
    }

    private List<Map<String, Object>> models() {
        return worlds.all().stream()
                .flatMap(world -> world.agents().stream()
                        .filter(agent -> agent.available() && decidesByWords(agent.name()))
                        .map(agent -> world.equals(worlds.usual())
                                ? agent.name()
                                : world.domain().name() + "/" + agent.name()))
                .map(name -> Map.<String, Object>of(
                        "id", name, "object", "model", "created", 0, "owned_by", "cairn"))
                .toList();
    }

    /** The others need a world to look at, or a script. */
    private static boolean decidesByWords(String agent) {
        return !agent.equals(ServedAgent.MANUAL) && AgentKind.of(agent).learns();
    }

    private void complete(Context context) {
        Fields fields = Fields.open(context);
        String model = fields.text("model");
        List<Message> messages = Message.all(fields.get("messages"));
        Conversation conversation = conversations
                .take(model, messages.subList(0, messages.size() - 1))
                .map(kept -> goOn(kept, model, messages))
                .orElseGet(() -> goThrough(model, messages));
        Conversation.Said said = conversation.next();
        List<Message> until = new ArrayList<>(messages);
        until.add(new Message(true, said.action()));
        conversations.keep(model, until, conversation);
        if (fields.get("stream").asBoolean()) {
            Answers.text(context, "text/event-stream", chunks(model, said));
        } else {
            Answers.json(context, completion(model, "chat.completion", "message", said, "stop"));
        }
    }

    private Conversation goOn(Conversation conversation, String model, List<Message> messages) {
        int last = messages.size() - 1;
        conversation.observe(messages.get(last - 1).text(), told(model, messages, last));
        return conversation;
    }

    private Conversation goThrough(String model, List<Message> messages) {
        ServedWorld world = world(model);
        String agent = agent(world, model);
        Conversation conversation = new Conversation(
                world.domain(),
                world.policy(agent, BEAMS, SEED, new Script(List.of())),
                world.arena().matcher(),
                told(model, messages, 0));
        for (int i = 2; i < messages.size(); i += 2) {
            conversation.next();
            conversation.observe(messages.get(i - 1).text(), told(model, messages, i));
        }
        return conversation;
    }

    private Observed told(String model, List<Message> messages, int index) {
        Domain domain = world(model).domain();
        return Observed.of(messages.get(index).text(), index == 0, domain.texts());
    }

    private ServedWorld world(String model) {
        int slash = model.indexOf('/');
        return slash < 0 ? worlds.usual() : worlds.named(model.substring(0, slash));
    }

    private static String agent(ServedWorld world, String model) {
        String name = world.agent(model.substring(model.indexOf('/') + 1)).name();
        if (!decidesByWords(name)) {
            throw HttpProblem.badRequest("the agent " + name + " does not decide by what it is told; choose two-level or swift");
        }
        return name;
    }

    private Map<String, Object> completion(
            String model, String object, String part, Conversation.Said said, String finish) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", said.action());
        message.put("sub_goal", Optional.of(said.subGoals()).filter(all -> !all.isEmpty()).map(all -> all.get(all.size() - 1)));
        message.put("sub_goals", said.subGoals());
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put(part, message);
        choice.put("finish_reason", finish);
        Map<String, Object> completion = new LinkedHashMap<>();
        completion.put("id", "chatcmpl-" + Keys.text());
        completion.put("object", object);
        completion.put("created", clock.instant().getEpochSecond());
        completion.put("model", model);
        completion.put("choices", List.of(choice));
        completion.put("usage", Map.of("prompt_tokens", 0, "completion_tokens", 0, "total_tokens", 0));
        return completion;
    }

    /** An action is there at once: a stream is one piece. */
    private String chunks(String model, Conversation.Said said) {
        return "data: " + Json.write(completion(model, "chat.completion.chunk", "delta", said, "stop")) + "\n\ndata: [DONE]\n\n";
    }
}
