package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LookupTest {
    @Test
    void findsWhatHasTheName() {
        assertThat(Lookup.byName("role", "swift", List.of(Role.values()), Role::label))
                .isEqualTo(Role.SWIFT);
    }

    @Test
    void namesTheNearestAndAllThatThereAre() {
        assertThatThrownBy(() -> Lookup.byName("split", "tets", List.of(Split.values()), Split::label))
                .isInstanceOf(UserException.class)
                .hasMessage("unknown split 'tets'; did you mean 'test'? The splits are train, dev, test");
    }

    @Test
    void namesAllWhereNoneIsNear() {
        assertThatThrownBy(() -> Lookup.require("format", "parquet", List.of("sharegpt", "agentboard")))
                .isInstanceOf(UserException.class)
                .hasMessage("unknown format 'parquet'; the formats are sharegpt, agentboard");
    }

    @Test
    void endsWithTheAdvice() {
        assertThatThrownBy(() -> Lookup.byName("layout", "old", List.of("cairn"), name -> name, "add its jar"))
                .hasMessage("unknown layout 'old'; the layouts are cairn; add its jar");
    }

    @Test
    void putsTheWholeKindIntoThePlural() {
        assertThatThrownBy(() -> Lookup.require("option of the domain toy", "sede", List.of("seed")))
                .hasMessage("unknown option of the domain toy 'sede'; did you mean 'seed'?"
                        + " The options of the domain toy are seed");
        assertThatThrownBy(() -> Lookup.require("option of the domain toy", "seed", List.of()))
                .hasMessage("unknown option of the domain toy 'seed'; the options of the domain toy are none");
    }
}
