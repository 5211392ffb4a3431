package dev.cairn.scienceworld.action;

import dev.cairn.core.io.Resources;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.action.LanguageFile;
import java.util.List;
import java.util.Optional;

/**
 * The formal languages: {@code go to kitchen} is {@code GO(kitchen)}; their phrases are in {@code actions.yaml}. {@code pour X in Y} comes
 * back as {@code pour X into Y}, which is the same to the world.
 */
public final class ScienceWorldActions {
    private static final String RESOURCE = "actions.yaml";

    /** Their phrases. */
    public static final LanguageFile FILE =
            LanguageFile.read(Resources.text(ScienceWorldActions.class, RESOURCE), RESOURCE);

    /** Tells the long wait of ten ticks from that of one, and reads every {@linkplain CanonicalAction spelling} that the world accepts. */
    public static final ActionLanguage EXACT = new AnySpelling(FILE.language());

    /** That of the published data: both waits are the same, and it comes back as the long one. */
    public static final ActionLanguage PUBLISHED = FILE.with("wait", "WAIT()").language();

    private ScienceWorldActions() {}

    /** An action has one formal form, however it is spelled. */
    private record AnySpelling(ActionLanguage language) implements ActionLanguage {
        @Override
        public Optional<String> formalize(String action) {
            return language.formalize(CanonicalAction.of(action));
        }

        @Override
        public List<String> readings(String formal) {
            return language.readings(formal);
        }

        @Override
        public String canonical(String action) {
            return CanonicalAction.of(action);
        }
    }
}
