package language.model;

public class ActionExprText extends ActionExpr {
    public ActionExprText(String text) {}
}
