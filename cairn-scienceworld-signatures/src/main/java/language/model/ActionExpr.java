package language.model;

public class ActionExpr {}
