package dev.cairn.cli.play;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Offers the lines that begin with what has been typed. */
record LineCompleter(Supplier<List<String>> completions) implements Completer {
    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String typed = line.line().substring(0, line.cursor()).toLowerCase(Locale.ROOT);
        for (String text : completions.get()) {
            if (text.toLowerCase(Locale.ROOT).startsWith(typed)) {
                candidates.add(new Candidate(text, text, null, null, null, null, false));
            }
        }
    }
}
