package dev.cairn.t5.train.update;

import dev.cairn.t5.T5Exception;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Parameters that are updated differently from the others.
 *
 * @param names regular expression, searched for in the names of the parameters
 * @param weightDecay in place of the general one
 * @param learningRateFactor multiplies the learning rate, above 0
 */
public record ParameterGroup(String names, double weightDecay, double learningRateFactor) {

    /** Norms and relative position biases, which are not decayed as a rule. */
    public static final ParameterGroup UNDECAYED =
            new ParameterGroup("layer_norm|relative_attention_bias|(^|\\.)bias$", 0, 1);

    public ParameterGroup {
        try {
            Pattern.compile(names);
        } catch (PatternSyntaxException e) {
            throw new T5Exception("Parameter group '" + names + "' is no regular expression: " + e.getMessage(), e);
        }
        if (!(weightDecay >= 0) || !(learningRateFactor > 0)) {
            throw new T5Exception("Parameter group '" + names + "' has weight decay " + weightDecay
                    + " and learning rate factor " + learningRateFactor + ", expected at least 0 and above 0");
        }
    }

    boolean takes(String parameter) {
        return Pattern.compile(names).matcher(parameter).find();
    }
}
