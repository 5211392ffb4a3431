package dev.cairn.agent.llm;

/** Who decides in SwiftSage, by the rules of its released code. */
enum SwitchRule {
    /** The small model's action, which is valid. */
    SWIFT,
    /** Another of the small model's actions, valid or not. */
    SWIFT_TRIAL,
    /** The large model plans. */
    SAGE;

    /** Steps after a plan in which instinct is trusted again. */
    private static final int SINCE_PLAN = 5;

    /** Steps after a plan in which instinct may err. */
    private static final int JUST_PLANNED = 2;

    private static final int WARM_UP = 10;
    private static final int IDLE = 2;
    private static final int MISTAKES = 2;
    private static final int PLANS_IN_A_ROW = 2;

    /**
     * What is known when the next actions are to be chosen.
     *
     * @param valid whether the small model's first action is valid, and no decisive action after the last one that was needed
     * @param repeated whether it is among the last three actions
     * @param actions so far, the first {@code look around} included
     * @param sincePlan actions since the last plan
     * @param scored whether the score has risen over the last five actions
     * @param idle attempts to decide since the last action, this one included
     * @param mistakes actions that did not work since the last plan
     * @param refusedDecisive whether the small model has been kept from a decisive action and no plan has led to one yet
     * @param plansInARow without an action of the small model in between
     */
    record Moment(
            boolean valid,
            boolean repeated,
            int actions,
            int sincePlan,
            boolean scored,
            int idle,
            int mistakes,
            boolean refusedDecisive,
            int plansInARow) {
        private boolean mustPlan() {
            return plansInARow < PLANS_IN_A_ROW && (idle >= IDLE || mistakes >= MISTAKES || refusedDecisive);
        }

        private boolean isTrusted() {
            return valid && (actions < WARM_UP || sincePlan < SINCE_PLAN || scored || !repeated);
        }
    }

    /** Who decides. */
    static SwitchRule of(Moment now) {
        if (now.mustPlan()) {
            return SAGE;
        }
        if (now.isTrusted()) {
            return SWIFT;
        }
        boolean mayErr = !now.valid() && now.sincePlan() <= JUST_PLANNED;
        return mayErr || now.plansInARow() >= PLANS_IN_A_ROW ? SWIFT_TRIAL : SAGE;
    }
}
