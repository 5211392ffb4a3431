package dev.cairn.scienceworld.action;

import dev.cairn.core.io.Resources;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.action.LanguageFile;

/**
 * The formal languages: {@code go to kitchen} is {@code GO(kitchen)}; their phrases are in {@code actions.yaml}. {@code pour X in Y} comes
 * back as {@code pour X into Y}, which is the same to the world.
 */
public final class ScienceWorldActions {
    private static final String RESOURCE = "actions.yaml";

    private static final LanguageFile FILE =
            LanguageFile.read(Resources.text(ScienceWorldActions.class, RESOURCE), RESOURCE);

    /** Tells the long wait of ten ticks from that of one. */
    public static final ActionLanguage EXACT = FILE.language();

    /** That of the published data: both waits are the same, and it comes back as the long one. */
    public static final ActionLanguage PUBLISHED = FILE.with("wait", "WAIT()").language();

    private ScienceWorldActions() {}
}
