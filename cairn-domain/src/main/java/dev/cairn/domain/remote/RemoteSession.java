package dev.cairn.domain.remote;

import dev.cairn.core.Variation;
import dev.cairn.domain.ResetOptions;

/** A connection to a world elsewhere, in which one episode is under way at a time. For use by one thread. */
interface RemoteSession extends AutoCloseable {
    /** @throws dev.cairn.core.CairnException if the world cannot be reached, or answers what cannot be understood */
    Reply reset(Variation variation, ResetOptions options);

    /** @throws dev.cairn.core.CairnException as above */
    Reply step(String action);

    @Override
    void close();
}
