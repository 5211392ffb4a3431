package dev.cairn.scienceworld.inside.actions;

import language.model.ActionExpr;
import language.model.ActionExprObject;
import language.model.ActionExprText;
import scienceworld.actions.PossibleAction;
import scienceworld.struct.EnvObject;

/** A valid action with two objects; its expression is made only for who asks for it. */
final class PairAction extends PossibleAction {
    private static final ActionExpr[] LATER = {};

    private final String verb;
    private final EnvObject first;
    private final String firstName;
    private final String preposition;
    private final EnvObject second;
    private final String secondName;

    PairAction(
            String verb,
            EnvObject first,
            String firstName,
            String preposition,
            EnvObject second,
            String secondName,
            int template) {
        super(LATER, template);
        this.verb = verb;
        this.first = first;
        this.firstName = firstName;
        this.preposition = preposition;
        this.second = second;
        this.secondName = secondName;
    }

    @Override
    public ActionExpr[] sequence() {
        return new ActionExpr[] {
            new ActionExprText(verb),
            new ActionExprObject(first, firstName),
            new ActionExprText(preposition),
            new ActionExprObject(second, secondName)
        };
    }

    @Override
    public String mkHumanReadableStr() {
        return verb + " " + firstName + " " + preposition + " " + secondName;
    }
}
