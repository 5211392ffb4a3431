package dev.cairn.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as people use it. */
class ReportInBrowserTest {
    private static final String SHOWN = "[...document.querySelectorAll('#list > li')].filter(li => !li.hidden).length";

    private static final String OPENED = "document.querySelector('.steps')";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static URI page;

    @BeforeAll
    static void makeThePage() {
        browser = Browser.start(folder.resolve("profile"));
        Path file = folder.resolve("report.html");
        Report.of(List.of(
                        Runs.evaluation(folder.resolve("a"), "two-level", 300, 2),
                        Runs.evaluation(folder.resolve("b"), "swift", 300, 5),
                        Runs.training(folder.resolve("c"))))
                .write(file);
        page = file.toUri();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.look(1280, "light");
        browser.open(page);
    }

    @Test
    void nothingThatARunSaysIsExecutedAndNothingIsLoaded() {
        browser.evaluate("document.querySelectorAll('.head')[0].click()");
        assertThat(browser.evaluateWhen(OPENED, "document.querySelector('.obs + details, .obs').isConnected")
                        .asBoolean())
                .isTrue();
        assertThat(browser.evaluate("document.querySelector('#list li.open').textContent")
                        .asText())
                .contains(Runs.HOSTILE)
                .contains("pick_up(" + Runs.HOSTILE + ")");
        assertThat(browser.evaluate("typeof window.hacked").asText()).isEqualTo("undefined");
        assertThat(browser.evaluate("document.images.length").asInt()).isZero();
        assertThat(browser.errors()).isEmpty();
        assertThat(browser.requests())
                .allMatch(address -> address.equals(page.toString()) || address.equals("about:blank"));
    }

    @Test
    void timelinesAreMadeWhenTheyAreOpened() {
        assertThat(browser.evaluate(SHOWN).asInt()).isEqualTo(600);
        assertThat(browser.evaluate("document.querySelectorAll('.steps').length")
                        .asInt())
                .isZero();
        browser.evaluate("document.getElementById('episode-0').click()");
        assertThat(browser.evaluateWhen(OPENED, "[...document.querySelectorAll('.goal')].map(h => h.firstChild.data)")
                        .toString())
                .contains("navigate_to(kitchen)");
        assertThat(browser.evaluate("document.querySelector('.goal small').textContent")
                        .asText())
                .isEqualTo("2 steps · completed · +8 points");
        assertThat(browser.evaluate("document.querySelector('.why').textContent")
                        .asText())
                .isEqualTo("overlap");
        assertThat(browser.evaluate("document.querySelector('.more summary').textContent")
                        .asText())
                .isEqualTo("2 candidates · 21 ms, 1 call, 300 + 12 tokens, $0.0010");
        assertThat(browser.evaluate("location.hash").asText()).isEqualTo("#episode-0");
    }

    @Test
    void filtersAndSearchNarrowTheList() {
        browser.evaluate("run.value = '1'; filter.dispatchEvent(new Event('input'))");
        assertThat(browser.evaluate(SHOWN).asInt()).isEqualTo(300);
        browser.evaluate("result.value = 'success'; filter.dispatchEvent(new Event('input'))");
        assertThat(browser.evaluate(SHOWN).asInt()).isEqualTo(60);
        browser.evaluate("task.value = '4-2'; filter.dispatchEvent(new Event('input'))");
        assertThat(browser.evaluate(SHOWN).asInt()).isEqualTo(20);
        assertThat(browser.evaluate("count.textContent").asText()).isEqualTo("20 of 600 episodes");
    }

    @Test
    void allOfItWorksWithTheKeyboard() {
        browser.press("/");
        browser.type("</SCRIPT><script>window.hacked=1</script><img src=x onerror=\"window.hacked=2\"> number 299");
        assertThat(browser.evaluateWhen("count.textContent.startsWith('2 of')", SHOWN)
                        .asInt())
                .isEqualTo(2);
        browser.evaluate("document.querySelector('#list > li:not([hidden]) .head').focus()");
        browser.press("Enter");
        assertThat(browser.evaluate("document.activeElement.getAttribute('aria-expanded')")
                        .asText())
                .isEqualTo("true");
        browser.press("ArrowDown");
        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("episode-599");
        browser.press("ArrowUp");
        browser.press("Escape");
        assertThat(browser.evaluate("document.activeElement.getAttribute('aria-expanded')")
                        .asText())
                .isEqualTo("false");
    }

    @Test
    void aLinkOpensAnEpisode() {
        browser.open(URI.create(page + "#episode-41"));
        assertThat(browser.evaluate("document.querySelector('#list li.open .head').id")
                        .asText())
                .isEqualTo("episode-41");
    }

    @Test
    void everyEpisodeIsFoundInItsChunk() {
        assertThat(browser.evaluate("document.querySelectorAll('script.chunk').length")
                        .asInt())
                .isGreaterThan(1);
        for (int episode : List.of(0, 299, 300, 455, 599)) {
            browser.evaluate("document.getElementById('episode-" + episode + "').click()");
            String item = "document.getElementById('episode-" + episode + "').parentNode";
            assertThat(browser.evaluateWhen(item + ".querySelector('.steps')", item + ".textContent")
                            .asText())
                    .contains(" number " + episode % 300);
        }
    }

    @Test
    void aSearchLooksAtAllTextsAndANewerOneStopsIt() {
        browser.evaluate("search.value = 'number 29'; filter.dispatchEvent(new Event('input'));"
                + "search.value = 'NUMBER 298'; filter.dispatchEvent(new Event('input'))");
        assertThat(browser.evaluateWhen("count.textContent.startsWith('2 of')", SHOWN)
                        .asInt())
                .isEqualTo(2);
        browser.evaluate("search.value = 'number 29'; filter.dispatchEvent(new Event('input'))");
        assertThat(browser.evaluateWhen("count.textContent.startsWith('22 of')", SHOWN)
                        .asInt())
                .isEqualTo(22);
        browser.evaluate("search.value = ''; filter.dispatchEvent(new Event('input'))");
        assertThat(browser.evaluateWhen("count.textContent.startsWith('600 of')", SHOWN)
                        .asInt())
                .isEqualTo(600);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void anOldBrowserSaysThatItIsTooOld() {
        browser.evaluate("delete globalThis.DecompressionStream; document.getElementById('episode-0').click()");
        assertThat(browser.evaluateWhen(
                                "document.querySelector('#list .note')",
                                "document.querySelector('#list .note').textContent")
                        .asText())
                .contains("DecompressionStream is not defined")
                .contains("needs a browser of 2023 or later");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void coloursFollowTheSystemUntilTheReaderChooses() {
        String paper = "getComputedStyle(document.body).backgroundColor";
        String light = browser.evaluate(paper).asText();
        browser.look(1280, "dark");
        String dark = browser.evaluate(paper).asText();
        assertThat(dark).isNotEqualTo(light);
        browser.evaluate("theme.click()");
        assertThat(browser.evaluate(paper).asText()).isEqualTo(light);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void nothingReachesBeyondThePage(int width) {
        browser.look(width, "light");
        browser.evaluate("document.getElementById('episode-0').click()");
        assertThat(browser.evaluateWhen(OPENED, "document.documentElement.scrollWidth")
                        .asInt())
                .isLessThanOrEqualTo(width);
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('body *')].filter(e => !e.closest('.wide, svg, .skip')"
                                        + " && e.getBoundingClientRect().right > innerWidth + 1).length")
                        .asInt())
                .isZero();
    }

    @Test
    void everyControlHasANameAndEveryChartATextBesideIt() {
        assertThat(browser.evaluate("[...document.querySelectorAll('button,input,select')]"
                                + ".filter(c => !(c.textContent.trim() || c.ariaLabel || c.labels?.length)).length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("[...document.querySelectorAll('svg')].filter(s => !s.ariaHidden"
                                + " && !s.closest('[role=img]')).length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])"
                                + ".every((level, i, all) => i === 0 || level - all[i - 1] <= 1)")
                        .asBoolean())
                .isTrue();
    }
}
