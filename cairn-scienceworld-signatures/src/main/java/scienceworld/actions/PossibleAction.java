package scienceworld.actions;

import language.model.ActionExpr;

public class PossibleAction {
    public PossibleAction(ActionExpr[] sequence, int templateId) {}

    public native ActionExpr[] sequence();

    public native String mkHumanReadableStr();
}
