package dev.cairn.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.report.Browser;
import dev.cairn.report.Runs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as people use it. */
class PageInBrowserTest {
    private static final String STEPS = "document.querySelectorAll('.steps > li').length";
    private static final String WHAT = "document.querySelector('.player .what').textContent";
    private static final String OFFERED = "document.querySelector('.choices:not([hidden]) [role=option]')";
    private static final String PLAYED = "document.querySelector('.player .what')?.textContent.includes('paused')";

    @TempDir
    private static Path profile;

    private static Browser browser;

    @TempDir
    private Path runs;

    private CairnServer server;

    @BeforeAll
    static void startTheBrowser() {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() {
        browser.look(1280, "light");
        server = TestServer.toy(runs);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEpisodeIsWatchedToItsEnd() {
        open(server.address());
        play("gold", "");
        click("[data-do=step]");
        assertThat(browser.evaluateWhen(STEPS + " === 1", WHAT).asText()).contains("1 move · paused · t-1 bring-thing");
        browser.evaluate("document.querySelector('.speed').value = '0'");
        click("[data-do=run]");
        assertThat(browser.evaluateWhen(WHAT + ".includes('ended')", WHAT).asText())
                .contains("completed");
        assertThat(text(".player .points")).isEqualTo("100");

        JsonNode episode =
                new Client(server.address()).get("/v1/agents/" + ids()).json();
        assertThat(browser.evaluate("[...document.querySelectorAll('.steps .act')].map(a => a.textContent).join('\\n')")
                        .asText())
                .isEqualTo(String.join("\n", episode.path("steps").findValuesAsText("action")));
        assertThat(text(".said")).contains("ended: completed", "Score 100");
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.requests())
                .allMatch(request -> request.startsWith(server.address()) || request.startsWith("data:"));
    }

    @Test
    void actionsAreChosenFromTheListTakenBackAndSaved() throws IOException {
        open(server.address());
        play("manual", "");
        String action = act("go");
        assertThat(browser.evaluateWhen(STEPS + " === 1", "document.querySelector('.steps .act').textContent")
                        .asText())
                .isEqualTo(action);
        assertThat(text(".steps li")).contains("yours");
        String second = act("go");
        browser.evaluateWhen(STEPS + " === 2", "0");

        browser.evaluate("document.querySelectorAll('.end button')[1].click()");
        // The step may be gone before the field has its action.
        assertThat(browser.evaluateWhen(
                                STEPS + " === 1 && !!document.activeElement.value", "document.activeElement.value")
                        .asText())
                .isEqualTo(second);
        press("Escape", "w");
        assertThat(browser.evaluateWhen(
                                "!document.querySelector('.saved').hidden",
                                "document.querySelector('.saved').textContent")
                        .asText())
                .contains("Saved to " + runs.resolve("played-toy/trajectories.jsonl"));
        assertThat(Files.readString(runs.resolve("played-toy/trajectories.jsonl")))
                .contains(action);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void aSubGoalIsNamedTakenUpAndChanged() {
        try (CairnServer other = TestServer.of(new HostileWorld("scienceworld"), runs)) {
            open(other.address());
            play("two-level", "");
            press("g");
            browser.type("navigate_to(<b>attic</b>)");
            press("Enter");
            assertThat(browser.evaluateWhen(
                                    "!document.querySelector('.waiting').hidden",
                                    "document.querySelector('.waiting').textContent")
                            .asText())
                    .contains("Next: navigate_to(<b>attic</b>)");
            press("Escape", "s");
            assertThat(browser.evaluateWhen(STEPS + " === 1", "document.querySelector('.goal').textContent")
                            .asText())
                    .startsWith("navigate_to(<b>attic</b>)")
                    .contains("yours");
            assertThat(browser.evaluate("document.querySelectorAll('.answers .bar').length")
                            .asInt())
                    .isPositive();
            click(".goal button");
            assertThat(browser.evaluateWhen(
                                    STEPS + " === 0 && document.activeElement.name === 'subGoal'",
                                    "document.activeElement.value")
                            .asText())
                    .isEqualTo("navigate_to(<b>attic</b>)");
            browser.evaluate("document.activeElement.value = ''");
            press("Escape", "s");
            assertThat(browser.evaluateWhen(STEPS + " === 1", "document.querySelector('.goal').textContent")
                            .asText())
                    .doesNotContain("yours", "attic");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void twoAgentsPlayTheSameAndAreThereAfterAReload() {
        open(server.address());
        play("gold", "random");
        String both = "document.querySelectorAll('.player').length === 2"
                + " && [...document.querySelectorAll('.steps')].every(steps => steps.children.length === 2)";
        press("S");
        browser.evaluateWhen(
                "[...document.querySelectorAll('.steps')].every(steps => steps.children.length === 1)", "0");
        press("S");
        browser.evaluateWhen(both, "0");
        String sideBySide =
                "new Set([...document.querySelectorAll('.player')].map(p => p.getBoundingClientRect().top)).size";
        assertThat(browser.evaluate(sideBySide).asInt()).isEqualTo(1);
        browser.look(360, "light");
        assertThat(browser.evaluate(sideBySide).asInt()).isEqualTo(2);
        browser.open(URI.create(browser.evaluate("location.href").asText()));
        assertThat(browser.evaluateWhen(both, "[...document.querySelectorAll('h2')].map(h => h.textContent).join()")
                        .asText())
                .startsWith("gold,random");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void nothingThatAWorldOrARunSaysIsExecuted() throws IOException {
        Path folder = Runs.evaluation(runs.resolve("evaluate-<img src=x onerror=window.hacked=3>"), "a", 3, 2);
        Files.writeString(folder.resolve("status"), "failed\n");
        Files.writeString(
                folder.resolve("events.jsonl"),
                "{\"time\":\"2026-01-01T00:00:00Z\",\"type\":\"failed\",\"reason\":\"<img src=x onerror=window.hacked=4>\"}\n");
        try (CairnServer other = TestServer.of(new HostileWorld("hostile"), runs)) {
            open(other.address());
            play("manual", "");
            press("a");
            browser.type("onerror");
            browser.evaluateWhen(OFFERED, "0");
            press("ArrowDown", "Enter", "Enter");
            browser.evaluateWhen(STEPS + " === 1", "document.querySelectorAll('details').forEach(d => d.open = true)");
            assertThat(text(".player").split("<img src=x", -1).length).isGreaterThan(6);
            assertThat(text(".player")).contains("é·");

            browser.evaluate("location.hash = '#runs'");
            browser.evaluateWhen(
                    "document.querySelector('#list details')", "document.querySelector('#list details').open = true");
            assertThat(browser.evaluateWhen(
                                    "document.querySelector('#list .problem')",
                                    "document.querySelector('#list').textContent")
                            .asText())
                    .contains("hacked=3", "hacked=4");
            assertThat(browser.evaluate("String(window.hacked) + document.querySelectorAll('img, main script').length")
                            .asText())
                    .isEqualTo("undefined0");
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void theServerGoesAwayAndComesBack() {
        try (Relay relay = new Relay(server.address())) {
            open(relay.address());
            play("gold", "");
            press("s");
            browser.evaluateWhen(STEPS + " === 1", "0");
            relay.cut();
            assertThat(browser.evaluateWhen(
                                    "!document.getElementById('away').hidden",
                                    "document.getElementById('away').textContent")
                            .asText())
                    .contains("does not answer");
            // meanwhile the episode goes on
            new Client(server.address()).post("/v1/agents/" + ids() + "/step", Map.of());
            relay.restore(server.address());
            browser.evaluateWhen("document.getElementById('away').hidden && " + STEPS + " === 2", "0");

            // another process, which does not know the episode
            relay.cut();
            try (CairnServer next = TestServer.toy(runs)) {
                relay.restore(next.address());
                browser.evaluateWhen(
                        "document.querySelector('[data-do=restart]')",
                        "document.querySelector('[data-do=restart]').click()");
                browser.evaluateWhen(STEPS + " === 0 && " + PLAYED, "0");
                press("s");
                browser.evaluateWhen(STEPS + " === 1", "0");
            }
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    void threeHundredRunsAreListedFoundAndCompared() {
        for (int i = 0; i < 300; i++) {
            Runs.evaluation(runs.resolve("evaluate-20260101T%06dZ-%08x".formatted(i, i)), "agent", 3, 2);
        }
        browser.open(URI.create(server.address() + "/#runs"));
        String shown = "[...document.querySelectorAll('#list > li')].filter(li => !li.hidden).length";
        assertThat(browser.evaluateWhen(shown + " > 0", shown).asInt()).isEqualTo(300);
        press("/");
        browser.type("z-0000001");
        assertThat(browser.evaluateWhen(shown + " < 300", shown).asInt()).isEqualTo(16);
        browser.evaluate(
                "[...document.querySelectorAll('#list > li:not([hidden]) input')].slice(0, 2).forEach(box => box.click())");
        assertThat(text("#compare")).isEqualTo("Compare 2 runs");
        String report =
                browser.evaluate("document.getElementById('compare').href").asText();
        browser.open(URI.create(report));
        assertThat(text("main")).contains("Comparison");
    }

    @Test
    void aTrainingIsWatchedWhileItRuns() throws IOException {
        Path training = Runs.training(runs.resolve("train-executor"));
        browser.open(URI.create(server.address() + "/#runs"));
        browser.evaluateWhen(
                "document.querySelector('#list details')", "document.querySelector('#list details').open = true");
        String figures = "document.querySelectorAll('.curves figure').length";
        assertThat(browser.evaluateWhen(figures + " > 0", figures).asInt()).isEqualTo(2);
        assertThat(text("#list")).contains("running", "200 steps", "loss: 0.15");
        Files.writeString(
                training.resolve("metrics.jsonl"),
                "{\"step\":210,\"name\":\"loss\",\"value\":0.125}\n",
                StandardOpenOption.APPEND);
        browser.evaluateWhen("document.querySelector('#list').textContent.includes('loss: 0.125')", "0");
        assertThat(text("#list")).contains("210 steps");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void aLongEpisodeIsShownWhole() {
        Client client = new Client(server.address());
        String id = client.post("/v1/agents", Map.of("task", "t-1", "agent", "manual"))
                .json()
                .path("id")
                .asText();
        for (int i = 0; i < 200; i++) {
            client.post("/v1/agents/" + id + "/step", Map.of("action", "look around"));
        }
        browser.open(URI.create(server.address() + "/#play/" + id));
        browser.evaluateWhen(STEPS + " === 200", "0");
        press("1", "b");
        browser.evaluateWhen(STEPS + " === 199", "0");
        // the newest is in view
        browser.evaluateWhen(
                "(log => log.scrollHeight - log.scrollTop - log.clientHeight < 40)(document.querySelector('.log'))",
                "0");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void nothingReachesBeyondThePage(int width) {
        Runs.evaluation(runs.resolve("evaluate-20260101T000000Z-00000000"), "agent", 3, 2);
        Runs.training(runs.resolve("train-executor-with-a-long-name-20260101T000000Z-00000000"));
        browser.look(width, "light");
        open(server.address());
        play("gold", "manual");
        press("s", "a", "ArrowDown");
        browser.evaluateWhen(STEPS + " === 1 && " + OFFERED, "0");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
        browser.evaluate("location.hash = '#runs'");
        browser.evaluateWhen(
                "document.querySelector('#list details')",
                "document.querySelectorAll('#list details').forEach(d => d.open = true)");
        browser.evaluateWhen("document.querySelector('.curves figure')", "0");
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
    }

    @Test
    void coloursFollowTheSystem() {
        open(server.address());
        String paper = "getComputedStyle(document.body).backgroundColor";
        String light = browser.evaluate(paper).asText();
        browser.look(1280, "dark");
        assertThat(browser.evaluate(paper).asText()).isNotEqualTo(light);
    }

    @Test
    void everyControlHasANameAndKeysAreListedAndCanBeTurnedOff() {
        open(server.address());
        play("gold", "manual");
        press("s");
        browser.evaluateWhen(STEPS + " === 1", "0");
        assertThat(browser.evaluate("[...document.querySelectorAll('button,input,select')]"
                                + ".filter(c => !(c.textContent.trim() || c.ariaLabel || c.labels?.length)).length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('h1,h2,h3')].filter(h => h.offsetParent).map(h => +h.tagName[1])"
                                        + ".every((level, i, all) => i === 0 || level - all[i - 1] <= 1)")
                        .asBoolean())
                .isTrue();
        press("?");
        assertThat(text("#keys dl")).contains("run or pause", "this list");
        browser.evaluate("document.getElementById('keys-on').click()");
        press("Escape", "s", "2");
        assertThat(browser.evaluate("document.getElementById('keys').open || " + STEPS + " !== 1")
                        .asBoolean())
                .isFalse();
    }

    private static void open(String address) {
        browser.open(URI.create(address + "/#play"));
        browser.evaluateWhen("document.querySelector('[name=task]').length > 0", "0");
    }

    private static void play(String agent, String other) {
        browser.evaluate("(e => { e.agent.value = '" + agent + "'; e.other.value = '" + other
                + "'; document.getElementById('setup').requestSubmit(); })(document.getElementById('setup').elements)");
        browser.evaluateWhen(
                PLAYED + " && [...document.querySelectorAll('.what')].every(what => what.textContent)", "0");
    }

    /** Chooses the first action that has these letters. */
    private static String act(String letters) {
        press("Escape", "a");
        browser.type(letters);
        browser.evaluateWhen(OFFERED, "0");
        press("ArrowDown", "Enter");
        String action = browser.evaluate("document.activeElement.value").asText();
        press("Enter");
        return action;
    }

    private static void press(String... keys) {
        for (String key : keys) {
            browser.press(key);
        }
    }

    private static void click(String selector) {
        browser.evaluate("document.querySelector('" + selector + "').click()");
    }

    private static String text(String selector) {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    /** The part of the address that names the episode. */
    private static String ids() {
        return browser.evaluate("location.hash.split('/').slice(1).join()").asText();
    }
}
