package dev.cairn.t5.generate;

import dev.cairn.t5.T5Exception;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells a listener how one batch gets on, and ends it when that is asked for. */
final class BatchProgress {

    private final SearchListener listener;
    private final Thread caller;
    private final List<Integer> places;
    private final List<Boolean> told;

    /**
     * @param caller the generation ends when it is interrupted
     * @param places of the batch's inputs in the list of all
     */
    BatchProgress(SearchListener listener, Thread caller, List<Integer> places) {
        this.listener = listener;
        this.caller = caller;
        this.places = places;
        told = new ArrayList<>(Collections.nCopies(places.size(), false));
    }

    void requireGoingOn() {
        if (caller.isInterrupted()) {
            throw new T5Exception.Cancelled("The generation was ended, since its thread was interrupted");
        }
        if (listener != SearchListener.NONE) {
            synchronized (listener) {
                if (listener.isCancelled()) {
                    throw new T5Exception.Cancelled("The generation was ended by its listener");
                }
            }
        }
    }

    /** After each token. */
    void tell(Answers answers) {
        if (listener == SearchListener.NONE) {
            return;
        }
        synchronized (listener) {
            for (int i = 0; i < places.size(); i++) {
                if (!told.get(i)) {
                    listener.onTokens(places.get(i), answers.leading(i));
                    if (answers.ended(i)) {
                        told.set(i, true);
                        listener.onHypotheses(places.get(i), answers.of(i));
                    }
                }
            }
        }
    }

    /** Of the inputs of a batch, by their place in it. */
    interface Answers {
        /** The best tokens so far. */
        List<Integer> leading(int input);

        /** Whether nothing changes any more. */
        boolean ended(int input);

        /** Where it has ended. */
        List<Hypothesis> of(int input);
    }
}
