package language.model;

import scienceworld.struct.EnvObject;

public class ActionExprObject extends ActionExpr {
    public ActionExprObject(EnvObject object, String referent) {}
}
